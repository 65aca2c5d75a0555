import type { NoticeKind } from './notice';

/** What a parameter of a registered Zalo template can hold. */
export const ZALO_FIELDS = ['authority', 'unit', 'person', 'what', 'task', 'due', 'days', 'count', 'code', 'link'] as const;

export type ZaloField = (typeof ZALO_FIELDS)[number];

/**
 * The longest value of each, in characters: that of the kind of parameter it is registered as (a label or a name 30, a
 * product 200, a quantity or a date 20), or less where a longer one would not be read. [K]: the reference of ZNS as clients
 * in use repeat it. Code and link are never cut.
 */
export const ZALO_LIMITS: Readonly<Record<Exclude<ZaloField, 'code' | 'link'>, number>> = {
  authority: 100,
  unit: 100,
  person: 30,
  what: 30,
  task: 100,
  due: 20,
  days: 30,
  count: 20,
};

/** Zalo registers no template without at least one parameter that is the recipient's own. */
export const PERSONAL_FIELDS: ReadonlySet<ZaloField> = new Set<ZaloField>(['unit', 'person', 'task', 'code']);

/** One text registered with Zalo: for which notices, its number there (null: not registered yet), what its parameters hold. */
export type ZaloTemplate = {
  kinds: readonly (NoticeKind | 'several')[];
  id: string | null;
  /** The registered text; a parameter stands as `<name>`. */
  text: string;
  params: Readonly<Record<string, ZaloField>>;
};

export type ZaloTemplates = readonly ZaloTemplate[];
