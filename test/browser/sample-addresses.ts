import type { TestWeb } from '../support/a-web';

/** Values for the parameters that mean the same in every route. */
const COMMON: Readonly<Record<string, string>> = {
  authority: 'tan-hoa',
  slug: 'tuyen-truyen-cchc',
  year: '2026',
  no: '5',
  key: '2026-11',
  unit: 'trung-tam-vhtt',
};

/** Routes whose address is not made of common parameters alone: their path as it would be asked; null: no page to look at. */
const SPECIAL: Readonly<Record<string, (world: TestWeb) => Promise<string | null>>> = {
  '/l/:token': async () => '/l/x',
  // For loopback alone, and no page.
  '/metrics': async () => null,
  '/a/:authority/messages/:id(^\\d{1,15}$)': async ({ database }) => `/a/tan-hoa/messages/${await aMessage(database.db)}`,
};

/** An address at which a route can be looked at; `undefined`: nobody has told this test how. */
export async function sampleAddress(world: TestWeb, url: string): Promise<string | null | undefined> {
  const special = SPECIAL[url];
  if (special) return special(world);
  const names = [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  if (names.some((name) => COMMON[name] === undefined)) return undefined;
  return url.replace(/:(\w+)(\([^)]*\))?/g, (_whole, name: string) => COMMON[name] ?? '');
}

async function aMessage(db: TestWeb['deps']['db']): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `insert into message (authority, person, unit, channel, address, state, message_id, subject, text, html, created_at)
     values ('tan-hoa', 'p', 'u', 'email', 'a@b.example', 'accepted', 'm', '[Nhắc việc] 01 nhiệm vụ', 'Đề nghị', '', now()) returning id`,
  );
  return rows[0]?.id ?? '';
}
