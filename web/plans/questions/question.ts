import { createHash } from 'node:crypto';
import type { WorkCalendar } from '../../../domain/calendar/work-calendar';
import type { DateString } from '../../../domain/dates';
import type { Ladder } from '../../../domain/ladder';
import type { Plan } from '../../../domain/plan';
import type { Authority } from '../../../domain/unit';

/** What a plan leaves open. `body`: a unit or group is to be picked · `bodies`: several may be · `time`: when. */
export type Question = {
  id: string;
  /** Number of the task; null: about the plan itself. */
  task: string | null;
  about: 'number' | 'issuedOn' | 'coordinator' | 'leadership' | 'lead' | 'partner' | 'time' | 'contacts';
  asks: 'text' | 'date' | 'body' | 'bodies' | 'time' | 'nothing';
  /** Which lead, partner or schedule of the task. */
  place: number;
  /** The document's own words. */
  words: string;
  why: string;
  /** True: the plan cannot start before this is answered. */
  blocks: boolean;
  /** What holds as long as nobody answers. */
  ifLater: string;
  /** Names of the register that may be meant; asked for when the question is shown, because comparing takes its time. */
  proposals: () => readonly string[];
  /** The rule may stand as it is now understood. */
  mayAgree: boolean;
};

/** What questions are looked for in; `on` is the day the plan would start. */
export type QuestionSource = { plan: Plan; authority: Authority; calendar: WorkCalendar; ladder: Ladder; on: DateString };

type Asked = Pick<Question, 'task' | 'about' | 'asks' | 'words' | 'why' | 'ifLater'> & Partial<Question>;

/** A question with the name under which its answer is kept: it follows what is asked, not where it stands. */
export function question(asked: Asked): Question {
  const { task, about, words, why } = asked;
  const id = createHash('sha256')
    .update(JSON.stringify([task, about, words, why]))
    .digest('hex')
    .slice(0, 16);
  return { place: 0, blocks: false, proposals: () => [], mayAgree: false, ...asked, id };
}
