import { renderSms } from '../../templates/render-message';
import { aMessage, aNotice, PLAN, said } from './tan-hoa';

const sms = (...given: Parameters<typeof aMessage>) => renderSms({ ...aMessage(...given), channel: 'sms', code: 'K7Q2M4XA' });

it('reminds in one segment without diacritics', () => {
  const { text, segments, encoding } = sms('2027-05-28', [aNotice('reminder')]);
  expect(text).toBe(
    'UBND XA TAN HOA: Nhac viec NV05 (Chuyen muc CCHC thang 5), han 31/05/2027, con 1 ngay lam viec. De nghi cap nhat ket qua. Ma K7Q2M4XA',
  );
  expect({ segments, encoding }).toEqual({ segments: 1, encoding: 'GSM-7' });
});

it('counts several and names the nearest', () => {
  const others = ['2027-06-30', '2027-07-30'].map((dueOn) =>
    aNotice('reminder', { item: { task: '6', key: dueOn.slice(0, 7), dueOn } }),
  );
  expect(sms('2027-05-28', [...others, aNotice('reminder')]).text).toBe(
    'UBND XA TAN HOA: 03 nhiem vu sap den han, gan nhat NV05 (Chuyen muc CCHC thang 5) 31/05/2027. Chi tiet trong thu dien tu. Ma K7Q2M4XA',
  );
});

it.each([
  ['due', '2027-05-31', 'NV05 (Chuyen muc CCHC thang 5) den han hom nay 31/05/2027. De nghi cap nhat ket qua.'],
  [
    'overdue',
    '2027-06-01',
    'NV05 (Chuyen muc CCHC thang 5) qua han 1 ngay lam viec (han 31/05/2027). De nghi cap nhat ket qua hoac neu ly do.',
  ],
  [
    'report-due',
    '2027-05-28',
    'Bao cao NV05 (Chuyen muc CCHC thang 5), han gui 31/05/2027, con 1 ngay lam viec. De nghi gui bao cao.',
  ],
] as const)('has its own words for %s', (kind, on, words) => {
  expect(sms(on, [aNotice(kind)]).text).toBe(`UBND XA TAN HOA: ${words} Ma K7Q2M4XA`);
});

it('says that a result was returned, and what is missing of a quota', () => {
  const returned = sms('2027-06-02', [aNotice('returned', { fact: 'f' })], { factText: said('returned', { on: '2027-06-02' }) });
  expect(returned.text).toContain('Ket qua NV05 (Chuyen muc CCHC thang 5) duoc tra lai ngay 02/06/2027');
  expect(sms('2027-05-28', [aNotice('quota', { quota: { done: 1, of: 2 } })]).text).toContain(
    'con thieu 1/2, han 31/05/2027, con 1 ngay lam viec',
  );
});

it('cuts the title between words, never the date or the code', () => {
  const shortTitle = 'Tuyên truyền, phổ biến công tác cải cách hành chính đến từng hộ gia đình trên địa bàn';
  const plan = { ...PLAN, tasks: PLAN.tasks.map((task) => ({ ...task, shortTitle })) };
  const message = aMessage('2027-05-28', [aNotice('reminder')], { code: 'K7Q2M4XA' });
  const { text, segments } = renderSms({ ...message, entries: message.entries.map(({ notice }) => ({ notice, plan })) });
  expect(segments).toBe(1);
  expect(text).toMatch(/\(Tuyen truyen, pho bien cong tac.* thang 5\), han 31\/05\/2027, .* Ma K7Q2M4XA$/);
});

it('keeps the place of a code that is put in later, and counts eight characters for it', () => {
  const { text, segments } = renderSms({ ...aMessage('2027-05-28', [aNotice('reminder')]), channel: 'sms' });
  expect(text).toMatch(/Ma ⟦code⟧$/);
  expect(segments).toBe(1);
});
