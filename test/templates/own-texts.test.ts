import { checkText } from '../../templates/own-texts/check-text';
import { EMAIL_PLACES } from '../../templates/own-texts/placeholders';
import { readText } from '../../templates/own-texts/read-text';
import { starterText } from '../../templates/own-texts/starter-text';
import { renderEmail, renderSms } from '../../templates/render-message';
import { aMessage, aNotice } from './tan-hoa';

const ONE = aMessage('2027-05-26', [aNotice('reminder')]);
const STARTER = starterText('text-one', ONE) ?? '';

it('starts from the shipped words: unchanged, they make the same letter', () => {
  const texts = { 'reminder text-one': STARTER, 'reminder subject-one': starterText('subject-one', ONE) ?? '' };
  const own = renderEmail({ ...ONE, texts });
  expect(own.text).toBe(renderEmail(ONE).text);
  expect(own.subject).toBe(renderEmail(ONE).subject);
  expect(own.html.replace(/<strong>|<\/strong>|\s+/g, '')).toBe(renderEmail(ONE).html.replace(/<strong>|<\/strong>|\s+/g, ''));
});

it('says what the authority wrote, in text and in HTML, with everything escaped', () => {
  const texts = {
    'reminder text-one': 'Kính nhờ {{quy}} <b>xem</b> & làm “{{ten-nhiem-vu}}”{{phay ky}}\nsớm.\n\nCập nhật {{duong-dan}}',
  };
  const { text, html } = renderEmail({ ...ONE, texts });
  expect(text).toContain('Kính nhờ Quý đơn vị <b>xem</b> & làm “Chuyên mục');
  expect(text).toContain('Cập nhật tại:\n⟦link⟧');
  expect(html).toContain('&lt;b&gt;xem&lt;/b&gt; &amp; làm');
  expect(html).toContain('<br>sớm.</p>');
  expect(html).toContain('<a href="⟦link⟧"');
});

it('gives way to the shipped words where a place has nothing to say, and where something unusual is told', () => {
  const texts = { 'reminder text-one': 'Riêng: {{cau-chu}} {{ghi-nhan}} {{duong-dan}}', 'reminder sms': 'X {{ma}}' };
  expect(renderEmail({ ...ONE, texts })).toEqual(renderEmail(ONE));
  const urged = aMessage('2027-05-26', [aNotice('reminder', { rung: 'urged' })]);
  expect(renderEmail({ ...urged, texts: { 'reminder text-one': 'Riêng {{duong-dan}}' } })).toEqual(renderEmail(urged));
  expect(renderSms({ ...urged, channel: 'sms', texts })).toEqual(renderSms({ ...urged, channel: 'sms' }));
});

it('uses the text of several for several, with the table, and leaves the link to the end of a message of several parts', () => {
  const texts = {
    'reminder text-many': 'Có {{so-luong}} việc:\n\n{{danh-sach}}\n\nCập nhật {{duong-dan}}',
    'reminder text-one': 'Sai {{duong-dan}}',
  };
  const many = aMessage('2027-05-26', [
    aNotice('reminder'),
    aNotice('reminder', { item: { task: '6', key: '2027-06' } }),
    aNotice('overdue'),
  ]);
  const { text, html } = renderEmail({ ...many, texts });
  expect(text).toContain('Có 02 việc:\n\n- ');
  expect(text).toContain('Cập nhật tại đường dẫn ở cuối thông báo này.');
  expect(html).toContain('<table role="table"');
  expect(html).not.toContain('<p style="margin:0 0 12px"><table');
});

it('fills an SMS without diacritics and cuts the title to fit, never the code', () => {
  const { text } = checkText('sms', '{{co-quan}}: Đề nghị làm {{nhiem-vu}} ({{ten-nhiem-vu}}) trước {{han}}. Mã {{ma}}', '');
  expect(text).toBe('{{co-quan}}: De nghi lam {{nhiem-vu}} ({{ten-nhiem-vu}}) truoc {{han}}. Ma {{ma}}');
  const sms = renderSms({ ...ONE, channel: 'sms', texts: { 'reminder sms': text } });
  expect(sms).toMatchObject({ segments: 1, encoding: 'GSM-7' });
  expect(sms.text).toContain('De nghi lam NV05 (Chuyen muc CCHC thang 5) truoc 31/05/2027. Ma ⟦code⟧');
});

const nested = `${'{{#each a}}'.repeat(300)}x${'{{/each}}'.repeat(300)}`;

it.each([
  ['{{constructor}}', 1],
  ['Dòng một\nDòng hai {{__proto__}}', 2],
  ['{{toString}}', 1],
  ['a\n\n{{{duong-dan}}}', 3],
  ['{{{{raw}}}}{{{{/raw}}}}', 1],
  ['{{> link-text}}', 1],
  ['{{#if quy}}x{{/if}}', 1],
  [nested, 1],
  ['{{quy.constructor}}', 1],
  ['{{../quy}}', 1],
  ['{{[quy]}}', 1],
  ['{{lookup this "constructor"}}', 1],
  ['{{phay constructor}}', 1],
  ['{{hoa phay ky}}', 1],
  ['{{log quy}}', 1],
  ['{{!-- ghi chú --}}', 1],
  ['{{&quy}}', 1],
  ['{{quy}', 1],
  ['quy}}', 1],
  ['{{ quy }}', 1],
  ['{{QUY}}', 1],
  ['x\ny\u202ez', 2],
  ['x\0', 1],
  ['x\ry', 1],
  ['x'.repeat(10_241), 1],
  ['{{'.repeat(500_000), 1],
  [`{{${'a-'.repeat(200_000)}}}`, 1],
  [{ type: 'Program', body: [] }, 1],
  [['{{quy}}'], 1],
  [null, 1],
])('refuses %.40j with its line, at once', (source, line) => {
  const from = process.hrtime.bigint();
  const { problems } = readText(source, EMAIL_PLACES);
  expect(Number(process.hrtime.bigint() - from) / 1e6).toBeLessThan(200);
  expect(problems[0]?.line).toBe(line);
  expect(problems[0]?.message).toMatch(/\.$/);
});

it.each([
  ['text-one', 'Không có đường dẫn', 'Thiếu chỗ điền {{duong-dan}}'],
  ['subject-one', 'Một\nhai', 'một dòng'],
  ['subject-one', '{{duong-dan}}', 'Tiêu đề không chứa'],
  ['subject-one', 'x'.repeat(201), '200 ký tự'],
  ['sms', '{{co-quan}}: {{han}}', 'Thiếu chỗ điền {{ma}}'],
  ['sms', `${'dai '.repeat(40)} {{ma}}`, '160 ký tự'],
] as const)('refuses in %s “%.20s”', (part, source, words) => {
  const starter = part === 'text-one' ? STARTER : '';
  expect(
    checkText(part, source, starter)
      .problems.map(({ message }) => message)
      .join(),
  ).toContain(words);
});

it('wants the table of several tasks to stand alone in its paragraph, once', () => {
  const starter = '{{danh-sach}} {{duong-dan}}';
  const problems = (source: string) => checkText('text-many', source, starter).problems;
  expect(problems('a\n\n{{danh-sach}}\n\nb {{duong-dan}}')).toEqual([]);
  expect(problems('a\nb {{danh-sach}}\n\nb {{duong-dan}}')[0]).toMatchObject({ line: 2 });
  expect(problems('{{danh-sach}}\n\n{{danh-sach}}\n\n{{duong-dan}}')).toHaveLength(1);
  expect(problems('b {{duong-dan}}')[0]?.message).toContain('{{danh-sach}}');
});
