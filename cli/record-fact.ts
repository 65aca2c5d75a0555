import { bodyFinder, nearestBodies } from '../config/find-body';
import { isDateString } from '../domain/dates';
import { FACT_RULES } from '../domain/check-fact';
import { FACT_KINDS, type Actor, type FactKind } from '../domain/fact';
import type { Authority, UnitId } from '../domain/unit';
import { findAuthority } from '../store/authorities';
import { badInput } from './report-errors';
import { sayOrRefuse } from './say-fact';
import { storedPlan } from './store-plan';
import { whenCarriedOut, withSystem } from './system';

type Options = Partial<
  Record<
    'task' | 'key' | 'unit' | 'as' | 'doneOn' | 'newDueOn' | 'dueOn' | 'count' | 'units' | 'toUnit' | 'about' | 'text' | 'id',
    string
  >
> & { json?: boolean };

const ACTORS: readonly Actor[] = ['lead', 'partner', 'coordinator', 'leadership', 'administrator'];

/** Records a fact from the command line. Resolves to the exit status; throws bad input that says what to write. */
export async function recordFactCommand(kindName: string, planId: string, options: Options): Promise<number> {
  const kind = FACT_KINDS.find((known) => known === kindName);
  if (!kind) throw badInput(`Không có loại thông tin “${kindName}”`, `Các loại: ${FACT_KINDS.join(', ')}`);
  return withSystem(async (system) => {
    const row = await storedPlan(system.db, planId);
    const authority = await findAuthority(system.db, row.authority);
    if (!authority) throw badInput(`Thiếu danh mục đơn vị của ${row.authority}`);
    const unit = (name: string | undefined) => (name === undefined ? undefined : unitNamed(authority, name));
    const fact = await sayOrRefuse(
      system.db,
      row,
      {
        kind,
        actor: actorOf(kind, options.as),
        at: Date.now(),
        task: options.task ?? null,
        key: options.key ?? null,
        unit: unit(options.unit) ?? null,
        ...(options.id && { id: options.id }),
        ...(options.doneOn && { doneOn: day('--done-on', options.doneOn) }),
        ...(options.newDueOn && { newDueOn: day('--new-due-on', options.newDueOn) }),
        ...(options.dueOn && { dueOn: day('--due-on', options.dueOn) }),
        ...(options.count && { count: whole('--count', options.count) }),
        ...(options.toUnit && { toUnit: unit(options.toUnit) ?? '' }),
        ...(options.units && { units: options.units.split(';').map((name) => unitNamed(authority, name.trim())) }),
        ...(options.about && { about: options.about }),
      },
      options.text,
    );
    if (options.json) console.log(JSON.stringify({ plan: planId, fact: fact.id, kind, seq: fact.seq }));
    else console.log(`Đã ghi nhận (mã ${fact.id}). ${whenCarriedOut(system)}`);
    return 0;
  });
}

function actorOf(kind: FactKind, named: string | undefined): Actor {
  if (named === undefined) return FACT_RULES[kind].by[0] ?? 'lead';
  const actor = ACTORS.find((known) => known === named);
  if (!actor) throw badInput(`Không có vai “${named}”`, `Ghi một trong: ${ACTORS.join(', ')}`);
  return actor;
}

function unitNamed(authority: Authority, name: string): UnitId {
  const found = authority.units.find(({ id }) => id === name)?.id ?? bodyFinder(authority)(name)?.unit;
  if (found) return found;
  const nearest = nearestBodies(authority, name);
  throw badInput(
    `Không có đơn vị “${name}” trong danh mục`,
    nearest.length > 0 ? `Gần nhất: ${nearest.slice(0, 3).join('; ')}` : '',
  );
}

function day(option: string, value: string): string {
  if (!isDateString(value))
    throw badInput(`${option}: “${value}” không phải là ngày`, 'Ghi dạng năm-tháng-ngày, ví dụ 2027-05-28');
  return value;
}

function whole(option: string, value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw badInput(`${option}: “${value}” không phải là số nguyên dương`);
  return Number(value);
}
