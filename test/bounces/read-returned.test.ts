import { bounceOf } from '../../channels/bounces/bounce-of';
import { readReturned, type DsnRecipient } from '../../channels/bounces/read-returned';
import { instantAt } from '../../domain/zone';
import { aDsn, anAbsenceNote } from './a-dsn';

const to = 'bounces+a.0123456789abcdef01234567@tan-hoa.example';
const sentAt = instantAt('2027-05-28', '08:03');
const HOUR = 3_600_000;

it('reads what Postfix reports: action, status, and the words over two lines', async () => {
  const { to: addresses, dsn } = await readReturned(aDsn({ to }));
  expect(addresses).toEqual([to]);
  expect(dsn?.recipients).toEqual([
    { action: 'failed', status: '5.1.1', diagnostic: expect.stringMatching(/^smtp; 550 .*User unknown/) },
  ]);
});

it('reads fields in any case, with comments, and the international form', async () => {
  const raw = aDsn({ to, action: 'FAILED (permanent)', status: '5.1.1 (bad destination mailbox)' }).toString();
  const changed = raw.replace('message/delivery-status', 'message/global-delivery-status').replace('Status:', 'STATUS :');
  expect((await readReturned(Buffer.from(changed))).dsn?.recipients[0]).toMatchObject({ action: 'failed', status: '5.1.1' });
});

it('finds the address a mailbox server has written down beside a To that somebody rewrote', async () => {
  const raw = aDsn({ to: 'undisclosed@tan-hoa.example', headers: [`X-Original-To: ${to}`, 'Delivered-To: box@tan-hoa.example'] });
  expect((await readReturned(raw)).to).toEqual([to, 'box@tan-hoa.example', 'undisclosed@tan-hoa.example']);
});

it.each<[string, Buffer]>([
  ['an out-of-office note that speaks of failure', anAbsenceNote(to)],
  ['a read receipt', aDsn({ to, type: 'multipart/report; report-type=disposition-notification;' })],
  ['a report that is only forwarded', aDsn({ to, type: 'multipart/mixed;' })],
  [
    'a report about a report',
    aDsn({ to, returned: ['From: <>', 'Content-Type: multipart/report; report-type=delivery-status'] }),
  ],
  ['nothing', Buffer.from('')],
  ['noise', Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 7919) % 256))],
  ['parts within parts within parts', Buffer.from(nested(300))],
])('sees no delivery report in %s', async (_name, raw) => {
  expect((await readReturned(raw)).dsn).toBeNull();
});

const failed = (status: string): DsnRecipient => ({ action: 'failed', status, diagnostic: '' });
const kindOf = (recipients: DsnRecipient[], after = HOUR) => bounceOf({ recipients }, sentAt, sentAt + after)?.kind ?? null;

it.each<[string, DsnRecipient, string | null]>([
  ['5.1.1, no such mailbox', failed('5.1.1'), 'hard'],
  ['5.7.1, refused by policy', failed('5.7.1'), 'hard'],
  ['5.4.4, no route', failed('5.4.4'), 'soft'],
  ['5.4.40 is not 5.4.4', failed('5.4.40'), 'hard'],
  ['4.2.2, mailbox full, given up', failed('4.2.2'), 'soft'],
  ['4.4.1, still trying', { action: 'delayed', status: '4.4.1', diagnostic: '' }, 'soft'],
  ['delayed, whatever the status', { action: 'delayed', status: '5.1.1', diagnostic: '' }, 'soft'],
  ['delivered', { action: 'delivered', status: '2.1.5', diagnostic: '' }, null],
  ['relayed', { action: 'relayed', status: '5.0.0', diagnostic: '' }, null],
  ['failed without a status', failed(''), 'soft'],
])('takes %s for what it is', (_name, recipient, kind) => {
  expect(kindOf([recipient])).toBe(kind);
});

it('keeps a mailing list of which one member is gone', () => {
  expect(kindOf([failed('5.1.1'), { action: 'delivered', status: '2.0.0', diagnostic: '' }])).toBe('soft');
  expect(kindOf([failed('5.1.1'), failed('5.2.1')])).toBe('hard');
});

it('does not hear of a message sent more than 48 hours ago', () => {
  expect(kindOf([failed('5.1.1')], 48 * HOUR)).toBe('hard');
  expect(kindOf([failed('5.1.1')], 48 * HOUR + 1)).toBeNull();
});

it('keeps the words of the server without addresses, control characters and without end', () => {
  const diagnostic = `smtp; 550 5.1.1 <lan@tan-hoa.example>: "lan@x.example"\u0007 unknown ${'x '.repeat(500)}`;
  const bounce = bounceOf({ recipients: [{ action: 'failed', status: '5.1.1', diagnostic }] }, sentAt, sentAt);
  expect(bounce?.words).toMatch(/^smtp 550 5\.1\.1 : unknown x/);
  expect(bounce?.words).not.toContain('@');
  expect(bounce?.words.length).toBeLessThanOrEqual(200);
});

function nested(depth: number): string {
  const open = (at: number): string =>
    `Content-Type: multipart/report; report-type=delivery-status; boundary=b${at}\r\n\r\n--b${at}\r\n`;
  return (
    Array.from({ length: depth }, (_, at) => open(at)).join('') +
    'Content-Type: message/delivery-status\r\n\r\nAction: failed\r\n'
  );
}
