import { gatheredAt } from '../../dispatch/gathered-at';
import { dispatchOnce } from '../../dispatch/dispatch-once';
import { aNotice, aPlan, saveWorld } from '../support/a-world-of-rows';
import { freshDatabase } from '../support/postgres';
import { anOutside, FRIDAY, post } from './a-dispatcher';

const at = (postedAt: number, change = {}) => ({ notice: aNotice(change), postedAt });

it('rests after the newest notice, but not for ever', () => {
  expect(gatheredAt([at(1000), at(1500)], 2000)).toBe(3500);
  expect(gatheredAt([at(1000), at(6900)], 2000)).toBe(7000);
});

it('lets nobody wait who has just said something', () => {
  expect(gatheredAt([at(1000), at(1500, { kind: 'receipt' })], 2000)).toBe(-Infinity);
  expect(gatheredAt([at(1000, { rung: 'urged' })], 2000)).toBe(-Infinity);
});

it('makes one message of what three plans of an authority post one after the other', async () => {
  const { db, drop } = await freshDatabase();
  try {
    const plans = ['tuyen-truyen-cchc', 'chuyen-doi-so', 'dan-van'].map((slug) => aPlan(slug));
    await saveWorld(db, plans);
    const outside = anOutside(db);
    outside.deps.policy = { gatherMs: 2000 };
    for (const [nth, { id }] of plans.entries()) {
      await post(db, FRIDAY + nth * 500, [aNotice({ key: `${id}|a` })], undefined, id);
      const { sent, nextAt } = await dispatchOnce(outside.deps, FRIDAY + nth * 500);
      expect([sent, nextAt]).toEqual([0, FRIDAY + nth * 500 + 2000]);
    }
    expect(await dispatchOnce(outside.deps, FRIDAY + 3000)).toMatchObject({ sent: 1 });
    expect(outside.mails).toHaveLength(1);
  } finally {
    await drop();
  }
});
