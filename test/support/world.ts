import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@temporalio/client';
import type { PlanSource } from '../../cli/plan-source';
import { quietLogs } from '../../cli/year/quiet-logs';
import { runStory, type Act } from '../../cli/year/run-story';
import type { Outage, Story, StoryFact } from '../../cli/year/story';
import { startVirtualTemporal } from '../../cli/year/temporary-services';
import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import type { DateString, Instant } from '../../domain/dates';
import type { RecordedFact } from '../../domain/fact';
import type { Plan, Task } from '../../domain/plan';
import type { PlanRules } from '../../domain/plan-rules';
import type { Authority } from '../../domain/unit';
import { instantAt } from '../../domain/zone';
import type { Db } from '../../store/database';
import { findMessages, type MessageRow } from '../../store/find-messages';
import { expectGoodManners } from './good-manners';
import { freshDatabase } from './postgres';
import { keepHistories } from './replay-histories';
import { authority, calendar, ladder, plan } from './small-world';
import { diaryOf, type Diary } from './world-diary';

/** A story as a test tells it. Times are `2026-03-31 16:00` in Asia/Ho_Chi_Minh; `until` closes the plan at 16:00 of that day. */
export type Tale = {
  tasks: Task[];
  startsOn?: DateString;
  until?: DateString;
  says?: Said[];
  does?: (Omit<Act, 'at'> & { when: string })[];
  outages?: { from: string; to: string; of: Outage['of'] }[];
  plan?: Partial<Plan>;
  register?: Authority;
  calendar?: WorkCalendar;
  /** The calendar that an act puts in its place. */
  laterCalendar?: WorkCalendar;
  /** Keeps the histories of this story for the replay test when they are recorded (`npm run replay:record`). */
  replay?: string;
};

export type Said = Partial<StoryFact> & Pick<StoryFact, 'kind'> & { when: string };

/** What came of a story: who was told what on which day, the messages that left, the facts, the day the plan closed. */
export type Told = {
  diary: Diary;
  messages: MessageRow[];
  facts: RecordedFact[];
  rules: PlanRules;
  closedOn: DateString | null;
  /** Length of the history of each run of the chain, in events. */
  runs: number[];
};

export type World = { client: Client; story(tale: Tale): Promise<Told>; stop(): Promise<void> };

/**
 * A world on the real engine: one Temporal server on virtual time for a test file, a database of its own for each story.
 * Every story is held to good manners: nothing on days off or outside sending hours, no moment missed by 2 s.
 */
export async function aWorld(): Promise<World> {
  quietLogs();
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-world-'));
  const temporal = await startVirtualTemporal(folder);
  let stories = 0;
  return {
    client: new Client({ connection: temporal.connection }),
    story: async (tale) => {
      const source = sourceOf(tale, (stories += 1));
      const { db, drop } = await freshDatabase();
      try {
        const { story, acts } = scriptOf(tale);
        const { outcome, rules, facts } = await runStory({ source, story, acts, services: { db, temporal } });
        const messages = (await findMessages(db, { limit: 100_000 })).filter(({ state }) => state === 'accepted').sort(bySending);
        const said = [...story.facts, ...acts, ...story.outages.map(({ to }) => ({ at: to }))].map(({ at }) => at);
        const posted = await postedAt(db);
        expectGoodManners({
          rules,
          calendars: [source.calendar, ...(tale.laterCalendar ? [tale.laterCalendar] : [])],
          messages,
          posted,
          said,
        });
        const runs = await keepHistories(temporal.connection, source.plan.id, tale.replay);
        return { diary: diaryOf(messages), messages, facts, rules, closedOn: outcome.closedOn, runs };
      } finally {
        await drop();
      }
    },
    stop: async () => {
      await temporal.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The instant of `2026-03-31 16:00`; without a time, nine in the morning. */
export function instantOf(words: string): Instant {
  return instantAt(words.slice(0, 10), words.slice(11) || '09:00');
}

// Each story has a plan of its own, and with it a workflow of its own on the shared server.
function sourceOf(tale: Tale, story: number): PlanSource {
  const slug = `truyen-${story}`;
  const year = tale.plan?.year ?? 2026;
  const body = plan(tale.tasks, { ...tale.plan, id: `tan-hoa/${slug}/${year}`, slug });
  return {
    plan: { ...body, ladder: ladder.id },
    authority: tale.register ?? authority(),
    calendar: tale.calendar ?? calendar,
    ladder,
  };
}

function scriptOf(tale: Tale): { story: Story; acts: Act[] } {
  const closed: Said[] = tale.until ? [{ when: `${tale.until} 16:00`, kind: 'closed', unit: 'minh', task: null, key: null }] : [];
  const facts = [...(tale.says ?? []), ...closed].map(({ when, ...said }) => ({
    unit: 'lan',
    task: '1',
    key: null,
    ...said,
    at: instantOf(when),
  }));
  const outages = (tale.outages ?? []).map(({ from, to, of }) => ({ from: instantOf(from), to: instantOf(to), of }));
  const acts = (tale.does ?? []).map(({ when, act }) => ({ at: instantOf(when), act }));
  return { story: { startsOn: tale.startsOn ?? '2026-01-05', facts: facts.sort((a, b) => a.at - b.at), outages }, acts };
}

function bySending(a: MessageRow, b: MessageRow): number {
  return (a.sentAt ?? 0) - (b.sentAt ?? 0) || a.id - b.id;
}

async function postedAt(db: Db): Promise<Instant[]> {
  const { rows } = await db.query<{ at: string | Date }>('select distinct at from notice');
  return rows.map(({ at }) => new Date(at).getTime());
}
