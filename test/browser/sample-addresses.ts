import { randomUUID } from 'node:crypto';
import { sampleAuthority, samplePlan } from '../../config/sample-plan';
import { planYaml } from '../../config/write-plan';
import { findPlan } from '../../store/find-plan';
import { makeOneTimeLink } from '../../store/one-time-links';
import { savePlan } from '../../store/save-plan';
import type { TestWeb, Visitor } from '../support/a-web';
import { aReminder, LAN } from '../web/answer/a-mail';
import { sendFile } from '../web/plans/send-file';

/** Values for the parameters that mean the same in every route. */
const COMMON: Readonly<Record<string, string>> = {
  authority: 'tan-hoa',
  slug: 'tuyen-truyen-cchc',
  year: '2026',
  no: '5',
  key: '2026-11',
  unit: 'trung-tam-vhtt',
  person: LAN,
  kind: 'reminder',
  ladder: 'default',
};

const inMay = { task: '5', key: '2026-05', lead: 'trung-tam-vhtt' };
const inJune = { ...inMay, key: '2026-06' };

type Sample = (world: TestWeb) => Promise<string | null>;

/** Routes whose address is not made of common parameters alone; null: no page to look at, or one that needs more than an address. */
const SPECIAL: Readonly<Record<string, Sample>> = {
  // A message of several tasks lists them; one of a single task shows its form at once.
  '/l/:token': async (world) => (await aReminder(world, { notices: [{ items: [inMay, inJune] }] })).url,
  '/l/:token/:thing': async (world) => {
    const { url } = await aReminder(world);
    return linkOn(world.anybody, url, `${url}/`);
  },
  '/l/:token/evidence/:file': async () => null,
  '/a/:authority/my/:slug/:year/:thing': async (world) =>
    linkOn(await world.as('officer', { unit: 'trung-tam-vhtt' }), '/a/tan-hoa/my', '/a/tan-hoa/my/tuyen-truyen-cchc/'),
  '/a/:authority/my/evidence/:file': async () => null,
  '/a/:authority/evidence/:id': async () => null,
  '/a/:authority/messages/:id(^\\d{1,15}$)': async (world) => `/a/tan-hoa/messages/${(await aReminder(world)).message}`,
  '/a/:authority/administration/accounts/:account': async (world) =>
    `/a/tan-hoa/administration/accounts/${(await world.as('viewer')).account}`,
  '/invitation/:token': async (world) => {
    const { account } = await world.as('viewer');
    const link = { purpose: 'invitation', account } as const;
    return `/invitation/${await makeOneTimeLink(world.database.db, link, world.clock.now, 86_400_000)}`;
  },
  '/a/:authority/plans/:slug/:year(^\\d{4}$)/versions/:version(^\\d{1,6}$)': async ({ database: { db }, planId }) => {
    const row = await findPlan(db, planId);
    if (!row) return null;
    await savePlan(db, { ...row.plan, cutoffs: 'monthly' }, row);
    return `/a/${planId.replace('/', '/plans/')}/versions/2`;
  },
  // Nobody may have an account yet.
  '/setup/:token': async () => null,
  // Only in the browser that asked for the link.
  '/login/mail/:token': async () => null,
  // Lead elsewhere, and only where a single sign-on is set up.
  '/login/sso': async () => null,
  '/login/sso/back': async () => null,
  // For calendars, no page.
  '/feeds/:file': async () => null,
  // For loopback alone, and no page.
  '/metrics': async () => null,
};

/** The steps of a new plan all begin like this. */
const DRAFT = '/a/:authority/plans/new/:draft(^[0-9a-f-]{36}$)';

/** Those that show the document, what was read from it and what it leaves open. */
const BESIDE_DOCUMENT = ['check', 'document', 'head', 'task'];

/** An address at which a route can be looked at; `undefined`: nobody has told this test how. */
export async function sampleAddress(world: TestWeb, url: string): Promise<string | null | undefined> {
  const special = SPECIAL[url];
  if (special) return special(world);
  if (BESIDE_DOCUMENT.some((step) => url === `${DRAFT}/${step}`))
    return `${await aDraftOfDocument(world)}${url.slice(DRAFT.length)}`;
  if (url.startsWith(DRAFT)) return `${await aDraft(world)}${url.slice(DRAFT.length)}`;
  const names = [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  if (names.some((name) => COMMON[name] === undefined)) return undefined;
  return url.replace(/:(\w+)(\([^)]*\))?/g, (_whole, name: string) => COMMON[name] ?? '');
}

async function linkOn(visitor: Visitor, url: string, start: string): Promise<string> {
  const { body } = await visitor.get(url);
  const found = [...body.matchAll(/(?:href|action)="([^"]+)"/g)].map(([, to = '']) => to).find((to) => to.startsWith(start));
  if (!found) throw new Error(`no link to ${start} on ${url}`);
  return found;
}

async function aDraft(world: TestWeb): Promise<string> {
  const clerk = await world.as('administrator');
  const id = randomUUID();
  await clerk.post('/a/tan-hoa/plans/new', { _id: id, text: planYaml(samplePlan(2027), sampleAuthority()) });
  return `/a/tan-hoa/plans/new/${id}`;
}

const DOCUMENT = [
  'ỦY BAN NHÂN DÂN',
  'XÃ TÂN HÒA',
  'Số: 15/KH-UBND',
  'Tân Hòa, ngày 12 tháng 01 năm 2027',
  'KẾ HOẠCH',
  'Chuyển đổi số năm 2027',
  'II. NHIỆM VỤ',
  '1. Cập nhật trang thông tin điện tử.',
  'a) Thời gian thực hiện: Trước ngày 15/12/2027.',
  'b) Cơ quan chủ trì: Phòng Văn hóa - Xã hội.',
  'c) Cơ quan phối hợp: Phòng Chuyển đổi số; Tổ công nghệ số cộng đồng.',
].join('\n');

async function aDraftOfDocument(world: TestWeb): Promise<string> {
  const clerk = await world.as('administrator');
  const id = randomUUID();
  await sendFile(world, clerk, '/a/tan-hoa/plans/new', 'ke-hoach.txt', DOCUMENT, id);
  return `/a/tan-hoa/plans/new/${id}`;
}
