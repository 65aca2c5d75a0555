import { DateTime } from 'luxon';
import { addDays } from '../../domain/dates';
import { dateAt, instantAt, isoAt, ZONE } from '../../domain/zone';

it('agrees with the zone Asia/Ho_Chi_Minh at midnight, morning and night from 2019 to 2036', () => {
  for (let day = '2019-01-01'; day < '2037-01-01'; day = addDays(day, 3)) {
    for (const time of ['00:00', '07:30', '23:59:59']) {
      const local = DateTime.fromISO(`${day}T${time}`, { zone: ZONE });
      expect(instantAt(day, time)).toBe(local.toMillis());
      expect(dateAt(local.toMillis())).toBe(day);
      expect(isoAt(local.toMillis())).toBe(local.toISO({ suppressMilliseconds: true }));
    }
  }
});
