import { z } from 'zod';
import type { Unit } from '../../../domain/unit';
import { findAuthority } from '../../../store/authorities';
import { findCalendar } from '../../../store/calendars';
import { operation, type Ask } from '../serve/operation';
import { notFound } from '../serve/serve-operation';
import { name, pageOf, paging } from '../shapes/fields';
import { authorityShape, calendarShape, unitShape } from '../shapes/register-shapes';
import { pageOfList } from './page-of-list';

const TAG = 'Danh mục';

/** The authority, its units, its working calendar. */
export const registerOperations = [
  operation({
    id: 'readAuthority',
    method: 'GET',
    path: '/authority',
    tag: TAG,
    summary: 'Cơ quan mà khóa thuộc về',
    scope: 'read',
    reply: authorityShape,
    status: 200,
    handle: async (ask) => {
      const { id, name, smsName, units, groups } = await authorityOf(ask);
      return { id, name, smsName, units: units.length, groups: groups.map((group) => ({ id: group.id, name: group.name })) };
    },
  }),
  operation({
    id: 'listUnits',
    method: 'GET',
    path: '/units',
    tag: TAG,
    summary: 'Các đơn vị trong danh mục, theo mã',
    scope: 'read',
    query: z.strictObject({ ...paging, kind: name.optional().describe('Loại đơn vị') }),
    reply: pageOf(unitShape),
    status: 200,
    handle: async (ask) => {
      const { units } = await authorityOf(ask);
      const { kind } = ask.query;
      const wanted = units.filter((unit) => kind === undefined || unit.kind === kind);
      return pageOfList(
        wanted.map(unitReply).sort((a, b) => (a.id < b.id ? -1 : 1)),
        ({ id }) => id,
        ask.query,
      );
    },
  }),
  operation({
    id: 'readUnit',
    method: 'GET',
    path: '/units/{unit}',
    tag: TAG,
    summary: 'Một đơn vị',
    scope: 'read',
    params: z.strictObject({ unit: name.describe('Mã đơn vị') }),
    reply: unitShape,
    status: 200,
    handle: async (ask) => {
      const unit = (await authorityOf(ask)).units.find(({ id }) => id === ask.params.unit);
      if (!unit) throw notFound();
      return unitReply(unit);
    },
  }),
  operation({
    id: 'readCalendar',
    method: 'GET',
    path: '/calendar',
    tag: TAG,
    summary: 'Lịch làm việc: ngày nghỉ, ngày làm bù',
    scope: 'read',
    query: z.strictObject({
      year: z
        .string()
        .regex(/^\d{4}$/, 'Ghi năm bằng bốn chữ số.')
        .optional()
        .describe('Chỉ một năm'),
    }),
    reply: calendarShape,
    status: 200,
    handle: async ({ deps, query }) => {
      const calendar = await findCalendar(deps.db);
      if (!calendar) throw notFound();
      const years = Object.entries(calendar.years).filter(([year]) => query.year === undefined || year === query.year);
      return {
        version: calendar.version,
        years: years.map(([year, { status, off, worked }]) => ({
          year: Number(year),
          status,
          off: off.map(({ date, holiday }) => ({ date, holiday })),
          worked: [...worked],
        })),
      };
    },
  }),
];

async function authorityOf({ deps, key }: Pick<Ask<unknown, unknown, unknown>, 'deps' | 'key'>) {
  const authority = await findAuthority(deps.db, key.authority);
  if (!authority) throw notFound();
  return authority;
}

function unitReply({ id, name, shortName, aliases, kind, parent, relation, since, until, names, successors }: Unit) {
  return {
    ...{ id, name, shortName, aliases: [...aliases], kind, parent, relation, since, until },
    names: names.map((one) => ({ name: one.name, from: one.from })),
    successors: successors.map((one) => ({ unit: one.unit, from: one.from })),
  };
}
