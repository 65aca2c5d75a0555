import { dateAt } from '../domain/zone';
import { clause } from './clean-text';
import { dateWords, longDateWords, timeWords } from './date-words';
import { FACT_WORDS } from './fact-words';
import type { FactText, MessageScene } from './message-input';
import type { NoticeGroup } from './notice-groups';
import { unitName } from './unit-words';

/** The fact a notice answers, in words. */
export type FactView = {
  hasFact: boolean;
  fact: string;
  factText: string;
  factTime: string;
  factOn: string;
  doneOn: string;
  newDueOn: string;
  newDueLong: string;
  isCompleted: boolean;
  isGranted: boolean;
  isUrged: boolean;
  isHandOver: boolean;
  isWithdrawal: boolean;
  /** A date the lead proposes, for the coordinator to confirm. */
  isProposal: boolean;
  /** A date that has been set for a task that had none. */
  isDateGiven: boolean;
  /** The due day in force, where the notice names it beside the one that is asked for. */
  currentDue: string;
  /** Who decides about it: the coordinator, or the leadership where the coordinator is the lead. */
  decider: string;
};

/** The words of the fact of a notice; of one whose text is not known, what can be said without it. */
export function factView(input: MessageScene, group: NoticeGroup): FactView {
  const notice = group.notices[0];
  const fact = (notice?.fact && input.factText?.(notice.fact)) || null;
  const dueOn = group.items[0]?.dueOn;
  return {
    hasFact: fact !== null,
    fact: fact ? FACT_WORDS[fact.kind] : '',
    factText: clause(fact?.text),
    factTime: fact ? timeWords(fact.at) : '',
    factOn: fact ? dateWords(dateAt(fact.at)) : '',
    doneOn: fact?.doneOn ? dateWords(fact.doneOn) : '',
    newDueOn: newDue(fact, dateWords),
    newDueLong: newDue(fact, longDateWords),
    isCompleted: fact?.kind === 'completed',
    isGranted: fact?.kind === 'extension-granted',
    isUrged: notice?.rung === 'urged',
    isHandOver: fact?.kind === 'handed-over',
    isWithdrawal: fact?.kind === 'withdrawn',
    isProposal: group.kind === 'date-asked' && notice?.fact !== undefined,
    isDateGiven: group.kind === 'moved' && notice?.rung === 'date-given',
    currentDue: dueOn && dueOn !== fact?.newDueOn ? dateWords(dueOn) : '',
    decider: decider(input, group),
  };
}

function newDue(fact: FactText | null, words: (on: string) => string): string {
  return fact?.newDueOn ? words(fact.newDueOn) : '';
}

function decider({ authority, on }: MessageScene, { plan, items }: NoticeGroup): string {
  const isOwn = plan.coordinator.unit !== null && items[0]?.lead === plan.coordinator.unit;
  const { unit, name } = isOwn ? plan.leadership : plan.coordinator;
  return (unit ? unitName(plan, authority, unit, on) : clause(name)) || 'cơ quan đầu mối';
}
