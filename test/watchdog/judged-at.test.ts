import fc from 'fast-check';
import { judgedAt } from '../../domain/judged-at';
import { nextSendingTime } from '../../domain/sending-hours';
import { instantAt, isoAt } from '../../domain/zone';
import { authority, calendar, ladder } from '../support/a-world-of-rows';

const clock = { authority: authority.id, calendar, ladder };
const PATIENCE = 300_000;
const judged = (date: string, time: string) => isoAt(judgedAt(clock, instantAt(date, time), PATIENCE)).slice(0, 19);

it.each([
  ['in the morning', '2027-05-28', '08:10', '2027-05-28T08:05:00'],
  ['right after opening: the evening before', '2027-05-28', '07:33', '2027-05-27T16:25:00'],
  ['at noon', '2027-05-28', '12:00', '2027-05-28T10:55:00'],
  ['right after noon', '2027-05-28', '13:32', '2027-05-28T10:55:00'],
  ['at night', '2027-05-28', '23:00', '2027-05-28T16:25:00'],
  ['on a Sunday', '2027-05-30', '10:00', '2027-05-28T16:25:00'],
  ['early on a Monday', '2027-05-31', '05:00', '2027-05-28T16:25:00'],
])('judges %s', (_when, date, time, expected) => {
  expect(judged(date, time)).toBe(expected);
});

it('always judges an instant in sending hours that is past for long enough, and never goes back', () => {
  const minute = 60_000;
  const anyInstant = fc.integer({ min: 0, max: 300 * 1440 }).map((n) => instantAt('2027-02-01', '00:00') + n * minute);
  fc.assert(
    fc.property(anyInstant, fc.integer({ min: 0, max: 600 }), (now, later) => {
      const at = judgedAt(clock, now, PATIENCE);
      expect(at).toBeLessThanOrEqual(now - PATIENCE);
      expect(nextSendingTime(clock, at)).toBe(at);
      expect(judgedAt(clock, now + later * minute, PATIENCE)).toBeGreaterThanOrEqual(at);
    }),
  );
});
