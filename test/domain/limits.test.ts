import fc from 'fast-check';
import { loadLimits } from '../../config/load-limits';
import { limitedUntil, lookBack, smsQuota, type Limit } from '../../domain/limits';

const limits = loadLimits();

it('holds a person to the limits of the rules', () => {
  const { email, sms } = limits.perPerson;
  expect(limitedUntil(email, [], 0)).toBeNull();
  expect(limitedUntil(email, [0], 59_999)).toBe(60_000);
  expect(limitedUntil(email, [0], 60_000)).toBeNull();
  expect(limitedUntil(sms, [0, 70_000, 140_000], 210_000)).toBe(86_400_000);
});

it('never lets more through than any limit allows', () => {
  const limit = fc.record({ most: fc.integer({ min: 1, max: 5 }), seconds: fc.integer({ min: 1, max: 100 }) });
  const gaps = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 60 });
  fc.assert(
    fc.property(fc.array(limit, { minLength: 1, maxLength: 3 }), gaps, (some: Limit[], waits) => {
      const sent: number[] = [];
      let now = 0;
      for (const wait of waits) {
        now += wait;
        const remembered = sent.filter((at) => at > now - lookBack(some));
        if (limitedUntil(some, remembered, now) === null) sent.push(now);
      }
      for (const { most, seconds } of some)
        for (const at of sent)
          expect(sent.filter((one) => one >= at && one < at + seconds * 1000).length).toBeLessThanOrEqual(most);
    }),
    { numRuns: 1000 },
  );
});

it('warns at four fifths of the month and stops at the whole; an authority may have its own', () => {
  const some = { ...limits, smsPerMonth: { segments: 100, warnAtPercent: 80, authorities: { 'tan-hoa': 10 } } };
  expect(smsQuota(some, 'nam-sach', 78, 1).state).toBe('free');
  expect(smsQuota(some, 'nam-sach', 79, 1).state).toBe('warn');
  expect(smsQuota(some, 'nam-sach', 99, 1).state).toBe('warn');
  expect(smsQuota(some, 'nam-sach', 99, 2).state).toBe('spent');
  expect(smsQuota(some, 'tan-hoa', 10, 1)).toEqual({ quota: 10, state: 'spent' });
});
