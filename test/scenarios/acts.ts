import type { Act } from '../../cli/year/run-story';
import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import type { Fact } from '../../domain/fact';
import { saveCalendar } from '../../store/calendars';
import { findFacts } from '../../store/find-facts';
import { findPlan } from '../../store/find-plan';
import { savePlan } from '../../store/save-plan';
import { instantOf } from '../support/world';

type Timed = Omit<Act, 'at'> & { when: string };

/** An operator tells the plan to continue as new. */
export function wakes(when: string): Timed {
  return { when, act: ({ handle }) => handle.signal('wake') };
}

/** The relay tells everything said so far once more, twice. */
export function repeatsItself(when: string): Timed {
  return {
    when,
    act: async ({ handle, db }) => {
      const facts = await findFacts(db, planOf(handle.workflowId));
      await handle.signal('factsRecorded', facts);
      await handle.signal('factsRecorded', [...facts].reverse());
    },
  };
}

/** A Temporal client reports facts past our own pages. */
export function reports(when: string, ...facts: (Pick<Fact, 'id' | 'kind'> & Partial<Fact>)[]): Timed {
  return {
    when,
    act: async ({ handle }) => {
      const blank = { plan: planOf(handle.workflowId), task: '1', key: null, unit: 'lan', actor: 'temporal' as const, by: null };
      await handle.signal(
        'factsReported',
        facts.map((fact) => ({ ...blank, at: instantOf(when), ...fact })),
      );
    },
  };
}

/** The Government announces other days off; the plan takes the new calendar. The fact that says so is told beside it. */
export function savesCalendar(when: string, calendar: WorkCalendar): Timed {
  return {
    when,
    act: async ({ handle, db }) => {
      const row = await findPlan(db, planOf(handle.workflowId));
      if (!row) throw new Error('no plan');
      await saveCalendar(db, calendar);
      await savePlan(db, row.plan, { calendarVersion: calendar.version });
    },
  };
}

export function planOf(workflowId: string): string {
  return workflowId.slice('plan/'.length);
}
