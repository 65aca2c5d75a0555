import { dispatchOnce } from '../../dispatch/dispatch-once';
import { saveNoticeTexts } from '../../store/notice-texts';
import { aNotice, aPlan, saveWorld } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { anOutside, FRIDAY, post, type Outside } from './a-dispatcher';

let database: TestDatabase;
let outside: Outside;

beforeEach(async () => {
  database = await freshDatabase();
  await saveWorld(database.db, [aPlan()]);
  outside = anOutside(database.db);
});
afterEach(() => database.drop());

const save = (texts: Record<string, string | null>, authority = 'tan-hoa') =>
  saveNoticeTexts(database.db, { authority, kind: 'reminder', texts, by: null, at: FRIDAY });

async function sent(key: string) {
  await post(database.db, FRIDAY, [aNotice({ key, channels: ['email', 'sms'] })]);
  await dispatchOnce(outside.deps, FRIDAY + Number(key) * 3_600_000);
  return { mail: outside.mails.at(-1)!, sms: outside.texts.at(-1)! };
}

it('sends an authority’s own words from when they are kept until the shipped ones are back, link and code in their places', async () => {
  const shipped = await sent('0');
  await save({
    'subject-one': 'Nhờ {{quy}} làm {{nhiem-vu}}',
    'text-one': 'Nhờ {{quy}} cập nhật {{duong-dan}}',
    sms: 'Nho lam {{nhiem-vu}}. Ma {{ma}}',
  });
  const own = await sent('1');
  expect(own.mail.subject).toBe('Nhờ Quý đơn vị làm số 05');
  expect(own.mail.text).toMatch(/Nhờ Quý đơn vị cập nhật tại:\nhttps:\/\/dondoc\.tan-hoa\.example\/l\/\S+/);
  expect(own.mail.html).toMatch(/cập nhật tại:<br><a href="https:\/\/dondoc/);
  expect(own.sms.text).toMatch(/^Nho lam NV05\. Ma [A-Z2-7]{8}$/);
  await save({ 'subject-one': null, 'text-one': null, sms: null });
  const again = await sent('2');
  expect(again.mail.subject).toBe(shipped.mail.subject);
  expect(again.sms.text.slice(0, -8)).toBe(shipped.sms.text.slice(0, -8));
});

it('does not use the words of another authority', async () => {
  await save({ 'text-one': 'Nhờ {{quy}} cập nhật {{duong-dan}}' }, 'nam-sach');
  expect((await sent('0')).mail.text).not.toContain('Nhờ');
});
