import { findBrokenAudit } from '../../store/audit';
import { savePlanDueNow } from './a-plan-due-now';
import { aStage, type RealStage } from './a-stage';
import { keepFigures, type Figures } from './figures';
import { LATE_MS } from './invariants';
import { killRound, type Instant, type Round } from './kill-round';
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
  for (const at of new Set(tallies.map((tally) => tally.at)))
    keepFigures(
      figuresOf(
        at,
        tallies.filter((tally) => tally.at === at),
      ),
    );
});

const WHERE: Readonly<Record<Instant, string>> = {
  post: 'before the notices are in the ledger',
  claim: 'posted, no message made yet',
  'dot-lost': 'at the mail server, which drops it',
  'dot-kept': 'at the mail server, which keeps it and has not answered',
  record: 'the mail server has said 250, not yet recorded',
};

function figuresOf(at: Instant, of: readonly Tally[]): Figures {
  const sum = (count: (tally: Tally) => number): number => of.reduce((total, tally) => total + count(tally), 0);
  const slowest = Math.max(0, ...of.flatMap(({ tookMs }) => tookMs));
  return {
    fault: 'T2',
    tried: `${of.length} × kill -9: ${WHERE[at]}`,
    sent: sum(({ sent }) => sent),
    lost: sum(({ lost }) => lost.length),
    repeated: sum(({ repeated }) => repeated.length),
    late: sum(({ tookMs }) => tookMs.filter((took) => took > LATE_MS).length),
    broken: of.flatMap(({ strange }) => strange.map((id) => `I4 ${id}`)),
    note: `slowest ${(slowest / 1000).toFixed(1)} s`,
  };
}

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
