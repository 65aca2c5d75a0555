import { join } from 'node:path';
import type { Authority, Officer } from '../domain/unit';
import { authorityShape, type AuthorityFile } from './authority-shape';
import { ConfigError, type ConfigProblem } from './config-error';
import { matchKey } from '../domain/match-key';
import { readYaml, type YamlFile } from './read-yaml';
import { readPhone } from '../domain/phone';

/** Where the register of an authority is kept: `config/units/{authority}.yaml`. */
export function authorityFile(authority: string): string {
  return join(__dirname, 'units', `${authority}.yaml`);
}

/** An authority's register of units, groups and officers from a YAML file. Phones come out as `+84…`. Throws ConfigError. */
export function loadAuthority(file: string): Authority {
  const read = readYaml(file, authorityShape);
  const problems = [...repeatedIds(read), ...repeatedNames(read), ...unknownUnits(read), ...badPhones(read)];
  if (problems.length > 0) throw new ConfigError(problems);
  const { id, name, smsName, units, groups } = read.value;
  return {
    id,
    name,
    smsName,
    units: units.map(({ officers: _, ...unit }) => ({ ...unit, shortName: unit.shortName ?? unit.name })),
    groups,
    officers: units.flatMap((unit) => unit.officers.map((officer, i) => officerOf(unit, officer, i))),
  };
}

type UnitEntry = AuthorityFile['units'][number];

function officerOf(unit: UnitEntry, officer: UnitEntry['officers'][number], index: number): Officer {
  const phone = officer.phone === null ? null : readPhone(officer.phone);
  const international = phone && phone.kind !== 'invalid' ? phone.international : null;
  const earlier = unit.officers.slice(0, index).filter(({ position }) => position === officer.position).length;
  const id = officer.id ?? `${unit.id}.${officer.position}${earlier > 0 ? `-${earlier + 1}` : ''}`;
  return { ...officer, id, unit: unit.id, phone: international };
}

function repeatedIds({ value, problemAt }: YamlFile<AuthorityFile>): ConfigProblem[] {
  const paths = [
    ...value.units.map(({ id }, i) => ({ id, path: ['units', i, 'id'] })),
    ...value.groups.map(({ id }, i) => ({ id, path: ['groups', i, 'id'] })),
  ];
  return paths
    .filter(({ id }, i) => paths.findIndex((other) => other.id === id) < i)
    .map(({ id, path }) =>
      problemAt(path, `Mã “${id}” đã dùng cho đơn vị hoặc nhóm khác`, 'Ghi một mã khác, mỗi mã chỉ dùng một lần'),
    );
}

// One name for two bodies would send somebody's work to somebody else.
function repeatedNames({ value, problemAt }: YamlFile<AuthorityFile>): ConfigProblem[] {
  const owners = new Map<string, string>();
  return (['units', 'groups'] as const).flatMap((list) =>
    value[list].flatMap((body, i) =>
      [body.name, ...body.aliases].flatMap((name) => {
        const owner = owners.get(matchKey(name));
        owners.set(matchKey(name), owner ?? body.id);
        if (!owner || owner === body.id) return [];
        return [
          problemAt(
            [list, i, 'name'],
            `Tên “${name}” đã dùng cho “${owner}”`,
            'Ghi tên phân biệt được hai đơn vị, hoặc bỏ tên gọi khác bị trùng',
          ),
        ];
      }),
    ),
  );
}

function unknownUnits({ value, problemAt }: YamlFile<AuthorityFile>): ConfigProblem[] {
  const known = new Set(value.units.map(({ id }) => id));
  const named = [
    ...value.units.flatMap((unit, i) => (unit.parent ? [{ id: unit.parent, path: ['units', i, 'parent'] }] : [])),
    ...value.units.flatMap((unit, i) =>
      unit.successors.map((next, j) => ({ id: next.unit, path: ['units', i, 'successors', j, 'unit'] })),
    ),
    ...value.groups.flatMap((group, i) => group.units.map((id, j) => ({ id, path: ['groups', i, 'units', j] }))),
  ];
  return named
    .filter(({ id }) => !known.has(id))
    .map(({ id, path }) => problemAt(path, `Không có đơn vị mã “${id}”`, 'Ghi mã (id) của một đơn vị có trong tệp này'));
}

function badPhones({ value, problemAt }: YamlFile<AuthorityFile>): ConfigProblem[] {
  return value.units.flatMap((unit, i) =>
    unit.officers.flatMap(({ phone }, j) => {
      if (phone === null || readPhone(phone).kind !== 'invalid') return [];
      const hint = 'Ghi số di động 10 chữ số trong ngoặc kép, ví dụ "0900000123"';
      return [problemAt(['units', i, 'officers', j, 'phone'], 'Số điện thoại chưa đúng', hint)];
    }),
  );
}
