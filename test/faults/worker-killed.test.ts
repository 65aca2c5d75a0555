import { writeFileSync } from 'node:fs';
import { findBrokenAudit } from '../../store/audit';
import { savePlanDueNow } from './a-plan-due-now';
import { aStage, type RealStage } from './a-stage';
import { killRound, type Round } from './kill-round';
import { plannedRounds } from './planned-rounds';
import { unknownToLedger, type Tally } from './tally';

/** Messages under way at once; a killed worker leaves at most so many of which nobody knows whether they were sent. */
const CONNECTIONS = 4;

const rounds = plannedRounds(process.env);
const tallies: (Tally & Round)[] = [];
let stage: RealStage;

beforeAll(async () => {
  stage = await aStage(({ db }) => savePlanDueNow(db, 'chua-bat-dau', 1));
}, 120_000);

afterAll(async () => {
  await stage?.clear();
  const report = process.env['DONDOC_FAULTS_REPORT'];
  if (report) writeFileSync(report, JSON.stringify(tallies));
});

it.each(rounds)(
  '$name: loses nothing when the worker is killed at "$at" with $messages under way, and repeats recognisably',
  async (round) => {
    const tally = await killRound(stage, round);
    tallies.push({ ...tally, ...round });
    expect(tally.deliveries).toBeGreaterThan(CONNECTIONS);
    expect(tally.lost).toEqual([]);
    expect(tally.strange).toEqual([]);
    expect(tally.repeated.length).toBeLessThanOrEqual(mayRepeat(round) ? CONNECTIONS : 0);
  },
  180_000,
);

it('leaves a mailbox of which the ledger knows every message, and an unbroken audit', async () => {
  expect(await unknownToLedger(stage.db, stage.sink)).toEqual([]);
  expect(await findBrokenAudit(stage.db)).toBeNull();
});

// Before the mail server has anything there is nothing that could come twice.
function mayRepeat({ at }: Round): boolean {
  return at === 'record' || at === 'dot-kept';
}
