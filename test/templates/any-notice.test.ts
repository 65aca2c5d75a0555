import fc from 'fast-check';
import { FACT_KINDS } from '../../domain/fact';
import { smsParts } from '../../domain/gsm7';
import { NOTICE_KINDS, type Notice, type NoticeItem } from '../../domain/notice';
import type { Plan } from '../../domain/plan';
import { renderEmail, renderSms, type MessageInput } from '../../templates/render-message';
import { aMessage, AUTHORITY, BINH, HOA, LAN, MINH, PLAN, said, SO } from './tan-hoa';

// Whatever a document may hold: any characters, line breaks, direction marks, placeholders; not the words we look for.
const words = fc
  .string({ unit: 'grapheme', maxLength: 80 })
  .map((text) => text.replace(/undefined|null|NaN|\[object|\{\{|!/g, ''));
const dirty = fc.oneof(
  words,
  fc.constantFrom('Dòng một\r\nBcc: ai@do.example', '‮đảo chiều', '⟦link⟧⟦code⟧', '<script>alert(1)</script>', ''),
);
const day = fc.constantFrom('2027-01-04', '2027-05-31', '2027-06-09', '2027-12-31', '2028-02-29');
const key = fc.constantFrom(
  null,
  '2027',
  '2027-05',
  '2027-Q2',
  '2027-H1',
  '2027-9M',
  '2027-W07',
  '2027-05-15',
  'dot-2',
  'bao-cao:2027-Q2',
  'lich-2:x',
);
const unit = fc.constantFrom('ttvh', 'vhxh', 'vp', 'mttq', 'lanh-dao', 'thon-1', 'snv', 'khong-co');

const item: fc.Arbitrary<NoticeItem> = fc.record(
  {
    task: fc.constantFrom('1', '3', '5', 'TH.1', 'khong-co'),
    key,
    lead: fc.option(unit, { nil: null }),
    what: fc.constantFrom('done', 'due', 'late', 'waiting', 'lead', 'partner', 'added', 'changed', 'removed', 'moved', 'silent'),
    dueOn: fc.option(day, { nil: null }),
    wasOn: fc.option(day, { nil: null }),
    lateDays: fc.nat(200),
    reminded: fc.nat(30),
    answer: fc.constantFrom(...FACT_KINDS),
    units: fc.array(unit, { maxLength: 3 }),
  },
  { requiredKeys: ['task', 'key', 'lead'] },
);

const notice: fc.Arbitrary<Notice> = fc.record(
  {
    key: fc.uuid(),
    kind: fc.constantFrom(...NOTICE_KINDS),
    to: fc.record({
      unit,
      as: fc.constantFrom('lead', 'partner', 'coordinator', 'leadership'),
      positions: fc.constant(['officer'] as const),
    }),
    channels: fc.constant(['email', 'sms'] as const),
    rung: fc.constantFrom('before-3', 'urged', 'asked-again', 'date-given', 'coordinator'),
    items: fc.array(item, { maxLength: 4 }),
    momentOn: day,
    postedOn: day,
    validUntil: fc.constant(0),
    daysLeft: fc.integer({ min: -50, max: 50 }),
    wantedOn: day,
    window: fc.constant({ from: '2026-12-15', to: '2027-03-14' }),
    fact: fc.constant('f'),
    quota: fc.record({ done: fc.nat(3), of: fc.nat(5) }),
    skipped: fc.array(unit, { maxLength: 2 }),
  },
  { requiredKeys: ['key', 'kind', 'to', 'channels', 'rung', 'items', 'momentOn', 'postedOn', 'validUntil'] },
);

const plan: fc.Arbitrary<Plan> = fc
  .record({
    title: dirty,
    taskTitle: dirty,
    shortTitle: dirty,
    number: fc.option(dirty, { nil: null }),
    issuedOn: fc.option(day, { nil: null }),
  })
  .map(({ taskTitle, shortTitle, ...rest }) => ({
    ...PLAN,
    ...rest,
    tasks: PLAN.tasks.map((task) => ({ ...task, title: taskTitle, shortTitle, products: [taskTitle] })),
  }));

const message: fc.Arbitrary<MessageInput> = fc
  .record({
    on: day,
    person: fc.constantFrom(LAN, MINH, BINH, HOA, SO),
    entries: fc.array(fc.record({ notice, plan }), { minLength: 1, maxLength: 5 }),
    name: dirty,
    kind: fc.constantFrom(...FACT_KINDS),
    text: fc.option(dirty, { nil: null }),
    known: fc.boolean(),
  })
  .map(({ on, person, entries, name, kind, text, known }) => ({
    ...aMessage(on, []),
    person,
    entries,
    authority: { ...AUTHORITY, smsName: name },
    factText: known ? said(kind, { on, text }) : () => null,
  }));

const RUNS = { numRuns: 1000 };

it('any notices with any titles become a readable e-mail with a clean subject', () => {
  fc.assert(
    fc.property(message, (input) => {
      const { subject, text, html } = renderEmail(input);
      for (const part of [subject, text, html]) expect(part).not.toMatch(/undefined|null|\[object|\{\{|NaN/);
      expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]/u);
      expect([...subject].length).toBeLessThanOrEqual(120);
      expect(text.split('⟦link⟧').length).toBeLessThanOrEqual(2);
      expect(text).not.toMatch(/⟦code⟧| {2}|\n{3}/);
      expect(html).not.toMatch(/<script/);
    }),
    RUNS,
  );
});

it('any notices with any titles become one SMS segment of the basic alphabet', () => {
  fc.assert(
    fc.property(message, (input) => {
      const { text, segments, encoding } = renderSms({ ...input, code: 'K7Q2M4XA' });
      expect({ segments, encoding }).toEqual({ segments: 1, encoding: 'GSM-7' });
      expect(smsParts(text).length).toBeLessThanOrEqual(160);
      expect(text).toMatch(/^[A-Za-z0-9 .,:;/()+-]+ Ma K7Q2M4XA$/);
    }),
    RUNS,
  );
});

it('the HTML says what the text says', () => {
  const plain = (html: string) =>
    html
      .replace(/<head>[\s\S]*<\/head>/, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/&amp;/g, '&')
      .replace(/&quot;/g, '"');
  const wordsOf = (text: string) => new Set(text.split(/[\s:;,.()“”-]+/).map((word) => word.toLowerCase()));
  fc.assert(
    fc.property(fc.array(notice, { minLength: 1, maxLength: 3 }), (notices) => {
      const { text, html } = renderEmail({
        ...aMessage('2027-05-31', notices),
        factText: said('completed', { on: '2027-05-31' }),
      });
      const inHtml = wordsOf(plain(html));
      expect([...wordsOf(text)].filter((word) => !inHtml.has(word))).toEqual([]);
    }),
    RUNS,
  );
});

it('refuses a link that is no web address, and a message without notices', () => {
  const none = aMessage('2027-05-31', []);
  expect(() => renderEmail(none)).toThrow('at least one notice');
  expect(() => renderEmail({ ...none, link: 'javascript:alert(1)' })).toThrow('http(s) address');
});
