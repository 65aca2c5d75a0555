import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLadders } from '../../config/load-ladders';

it('has the default ladder of the rules', () => {
  expect(loadLadders()).toEqual([
    {
      id: 'default',
      momentAt: '08:00',
      sendingHours: [
        ['07:30', '11:00'],
        ['13:30', '16:30'],
      ],
      reminders: [
        { before: 10, channels: ['email'] },
        { before: 3, channels: ['email'] },
        { before: 1, channels: ['email', 'sms'] },
      ],
      due: { channels: ['email', 'sms'] },
      overdue: { first: 1, every: 5, channels: ['email'], firstChannels: ['email', 'sms'] },
      coordinator: { after: 3 },
      leadership: { after: 7, atMostEveryDays: 5 },
      partner: { ask: 10, again: 5, wanted: 3, silent: 2 },
      evidence: { before: 3, wantedAfter: 2 },
      reports: [
        { before: 5, channels: ['email'] },
        { before: 1, channels: ['email', 'sms'] },
        { before: 0, channels: ['email'] },
      ],
      extensionHolds: 5,
      reportedLateAfter: 5,
      closesAfter: 20,
      closesNotBefore: '01-31',
      nextChannels: {
        default: { email: ['zalo', 'sms'], sms: ['zalo', 'email'], zalo: ['sms', 'email'] },
        summary: {},
        'started-late': {},
        closed: {},
        receipt: {},
      },
    },
  ]);
});

it.each([
  ['momentAt: "08:00"', 'momentAt: "25:00"', /ladders\.yaml:\d+: ladders\[0\]\.momentAt: .*08:00/],
  ['channels: [email, sms] }', 'channels: [fax] }', /reminders\[2\]\.channels\[0\]: .*email, sms/],
])('names the line of a wrong %s', (right, wrong, message) => {
  const text = readFileSync(join(__dirname, '..', '..', 'config', 'ladders.yaml'), 'utf8').replace(right, wrong);
  const file = join(mkdtempSync(join(tmpdir(), 'dondoc-')), 'ladders.yaml');
  writeFileSync(file, text);
  expect(() => loadLadders(file)).toThrow(message);
});
