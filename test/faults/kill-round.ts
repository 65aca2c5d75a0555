import type { Db } from '../../store/database';
import { startPlan } from '../../store/set-plan-state';
import type { SmtpSink } from '../support/smtp-sink';
import { savePlanDueNow } from './a-plan-due-now';
import { startDondoc, type DondocProcess } from './dondoc-process';
import { closeGate, type Gate } from './gate';
import { isAllTold, tallyOf, type Tally } from './tally';
import { until } from './until';

/**
 * The instant at which the worker is killed: at a gate, or when the mail server has the whole text and does not answer
 * (`dot-kept`: it keeps the mail, `dot-lost`: it drops it; the sender cannot know which).
 */
export type Instant = Gate | 'dot-kept' | 'dot-lost';

export type Stage = {
  db: Db;
  databaseUrl: string;
  sink: SmtpSink;
  settings: Readonly<Record<string, string>>;
  system: DondocProcess;
};

export type Round = { name: string; at: Instant; /** How many messages are there at that instant, 1 to 4. */ messages: number };

const PERSONS = 6;

/** A plan starts, the worker is killed with `kill -9` at the given instant and started anew, the plan tells what it has to. */
export async function killRound(stage: Stage, { name, at, messages }: Round): Promise<Tally> {
  const planId = await savePlanDueNow(stage.db, name, PERSONS);
  const hint = (): string => stage.system.output();
  const go = () => startPlan(stage.db, planId, Date.now());
  if (at === 'dot-kept' || at === 'dot-lost') {
    stage.sink.playAlways({ at: 'dot', how: 'stall', keeps: at === 'dot-kept' });
    const held = (): number => (at === 'dot-kept' ? stage.sink.received.length : stage.sink.attempts());
    const before = held();
    await go();
    await until(`${messages} without an answer`, () => held() >= before + messages, hint);
    await stage.system.kill();
    stage.sink.playAlways(null);
  } else {
    const gate = await closeGate(stage.databaseUrl, at);
    try {
      await go();
      await gate.untilWaiting(at === 'post' ? 1 : messages, hint);
      await stage.system.kill();
    } finally {
      await gate.open();
    }
  }
  stage.system = startDondoc(stage.settings);
  await until(`everything of ${planId} is told`, () => isAllTold(stage.db, planId), hint);
  return tallyOf(stage.db, stage.sink, planId);
}
