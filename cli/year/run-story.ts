import { randomUUID } from 'node:crypto';
import { Client, isGrpcServiceError, type WorkflowHandle } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/create-activities';
import { whyNotWithdrawn } from '../../activities/examine-fact';
import { bodyFinder } from '../../config/find-body';
import { loadSettings } from '../../config/settings';
import { checkFact } from '../../domain/check-fact';
import type { Instant } from '../../domain/dates';
import type { Fact, RecordedFact } from '../../domain/fact';
import { planIndex } from '../../domain/plan-index';
import { rulesOf, type PlanRules } from '../../domain/plan-rules';
import { startOf } from '../../domain/rehearse';
import type { Outcome } from '../../domain/next-step';
import { isoAt } from '../../domain/zone';
import { saveAuthority } from '../../store/authorities';
import { saveCalendar } from '../../store/calendars';
import type { Db } from '../../store/database';
import { findFacts } from '../../store/find-facts';
import { saveLadder } from '../../store/ladders';
import { recordFact } from '../../store/record-fact';
import { savePlan } from '../../store/save-plan';
import { startPlan } from '../../store/set-plan-state';
import { workflowBundle } from '../../worker/workflow-bundle';
import { usualStart, type PlanSource } from '../plan-source';
import { badInput } from '../report-errors';
import { resolveFact } from './resolve-fact';
import type { Story } from './story';
import type { TemporaryServices } from './temporary-services';
import { runOn, untilStopped, virtualTime, type Stop } from './virtual-time';
import { virtualDispatcher, type VirtualDispatcher } from './virtual-dispatcher';

/** What a story left behind; messages are read from `db`. */
export type StoryEnd = { rules: PlanRules; facts: RecordedFact[]; outcome: Outcome };

/** What happens to the running plan beside the facts of the script: a signal of an operator, another version of data. */
export type Act = { at: Instant; act: (running: Running) => Promise<void> };

export type Running = { client: Client; handle: WorkflowHandle; db: Db };

type Options = {
  source: PlanSource;
  story: Story;
  services: Pick<TemporaryServices, 'db' | 'temporal'>;
  acts?: readonly Act[];
  onProgress?: (at: Instant) => void;
};

/** An instant of the story at which the outside world acts. */
type Event = { at: Instant; facts: { fact: Fact; words: string | undefined; where: string }[]; acts: Act['act'][] };

/**
 * Lets a plan live through its whole year on the real engine: real workflow, database, ledger and dispatcher, with virtual
 * time that stops whenever somebody says something. Throws bad input when the script names what does not exist.
 */
export async function runStory({ source, story, services, acts = [], onProgress }: Options): Promise<StoryEnd> {
  const { db, temporal } = services;
  const startedOn = story.startsOn ?? usualStart(source);
  const rules = rulesOf({ ...source, startedOn });
  const startsAt = startOf(rules);
  const events = eventsOf(source, rules, story, acts, startsAt);
  await store(db, source, startsAt);
  const dispatcher = virtualDispatcher(db, story.outages, loadSettings(process.env).publicUrl);
  const taskQueue = `year-${randomUUID()}`;
  const afterPosting = async (at: Instant) => {
    await dispatcher.pass(at);
    onProgress?.(at);
  };
  const worker = await Worker.create({
    connection: temporal.nativeConnection,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities: createActivities({ db, afterPosting }),
    shutdownGraceTime: '10 s',
  });
  const outcome = await worker.runUntil(async () => {
    const first = events[0];
    const stop = first && { id: 'stop-0', inMs: Math.max(1, first.at - startsAt) };
    const client = new Client({ connection: virtualTime(temporal.connection, stop) });
    const clockShift = startsAt - Date.now();
    const args = [{ planId: source.plan.id, clockShift }];
    const handle = await client.workflow.start('planYear', { workflowId: `plan/${source.plan.id}`, taskQueue, args });
    await tell({ client, handle, db, rules, dispatcher, clockShift }, events);
    return (await handle.result()) as Outcome;
  });
  return { rules, facts: await findFacts(db, source.plan.id), outcome };
}

async function store(db: Db, { plan, authority, calendar, ladder }: PlanSource, startsAt: Instant): Promise<void> {
  await saveCalendar(db, calendar);
  await saveLadder(db, ladder);
  await saveAuthority(db, authority);
  await savePlan(db, plan, { calendarVersion: calendar.version });
  await startPlan(db, plan.id, startsAt);
}

type Telling = {
  client: Client;
  handle: WorkflowHandle;
  db: Db;
  rules: PlanRules;
  dispatcher: VirtualDispatcher;
  clockShift: number;
};

/** Stops virtual time at each event, lets it happen, and goes on to the next. */
async function tell({ client, handle, db, rules, dispatcher, clockShift }: Telling, events: readonly Event[]): Promise<void> {
  for (const [index, event] of events.entries()) {
    const now = (await untilStopped(client, handle.workflowId, `stop-${index}`)) + clockShift;
    for (const act of event.acts) await act({ client, handle, db });
    for (const { fact, words, where } of event.facts) {
      const problem = fact.kind === 'withdrawn' && (await whyNotWithdrawn(db, rules, fact, await findFacts(db, fact.plan)));
      if (problem) throw badInput(`${where}: ${problem}`);
      const { fact: recorded } = await recordFact(db, fact, words ? { text: words } : {});
      await handle.signal('factsRecorded', [recorded]);
    }
    const next = events[index + 1];
    await dispatcher.catchUp(event.at, next?.at ?? Infinity);
    const stop: Stop | undefined = next && { id: `stop-${index + 1}`, inMs: Math.max(1, next.at - now) };
    if (!(await runsOn(client, handle.workflowId, stop))) return;
  }
}

const NOT_FOUND = 5;

// The plan may have ended with the last thing said, sooner than we let time go on: nothing more can be told then.
async function runsOn(client: Client, workflowId: string, stop: Stop | undefined): Promise<boolean> {
  try {
    await runOn(client, workflowId, stop);
    return true;
  } catch (error) {
    if (isGrpcServiceError(error) && Number(error.code) === NOT_FOUND) return false;
    throw error;
  }
}

/** What the outside world does, by instant: facts of the script, acts beside it, and the ends of outages. */
function eventsOf(source: PlanSource, rules: PlanRules, story: Story, acts: readonly Act[], startsAt: Instant): Event[] {
  const world = { rules, assignments: planIndex(rules, { given: [], picked: [] }).all, find: bodyFinder(source.authority) };
  const byInstant = new Map<Instant, Event>();
  const eventAt = (at: Instant) => {
    const event = byInstant.get(at) ?? { at, facts: [], acts: [] };
    byInstant.set(at, event);
    return event;
  };
  for (const [index, said] of story.facts.entries()) {
    const where = `Kịch bản, thông tin thứ ${index + 1} (${said.kind}, ${isoAt(said.at).slice(0, 16)})`;
    if (said.at < startsAt)
      throw badInput(`${where}: ở trước ngày bắt đầu ${rules.startedOn}`, 'Sửa thời điểm hoặc thêm startsOn');
    const facts = resolveFact(world, said, index + 1);
    if ('problem' in facts) throw badInput(`${where}: ${facts.problem}`);
    for (const fact of facts) {
      const problem = checkFact(rules, fact);
      if (problem) throw badInput(`${where}: ${problem}`);
      eventAt(said.at).facts.push({ fact, words: said.reason, where });
    }
  }
  for (const { at, act } of acts) eventAt(at).acts.push(act);
  for (const { to } of story.outages) if (to > startsAt) eventAt(to);
  return [...byInstant.values()].sort((a, b) => a.at - b.at);
}
