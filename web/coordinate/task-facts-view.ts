import { NOT_WITHDRAWN } from '../../domain/check-withdrawal';
import type { DateString } from '../../domain/dates';
import type { RecordedFact } from '../../domain/fact';
import type { FactWithWords } from '../../store/find-facts-with-words';
import { dateWords } from '../../templates/date-words';
import { FACT_WORDS } from '../../templates/fact-words';
import { periodWords } from '../../templates/period-words';
import { unitName } from '../../templates/unit-words';
import { momentWords } from '../shell/moment-words';
import type { StandingPlan } from '../shell/plan-states';
import type { Withdrawn } from './acts/withdraw-fact';
import { newFormId } from './form-id';
import { upperFirst } from '../../templates/clean-text';

type Source = {
  plan: StandingPlan;
  said: readonly FactWithWords[];
  names: ReadonlyMap<string, string>;
  today: DateString;
  withdrawUrl: string | null;
  withdrawn?: Withdrawn;
};

/** What was said about a task as a whole: dates, partners, and what took them back. */
export function taskFactsView({ plan, said, names, today, withdrawUrl, withdrawn }: Source) {
  const gone = new Set(said.filter(({ fact }) => fact.kind === 'withdrawn').map(({ fact }) => fact.about));
  const name = (unit: string) => unitName(plan.row.plan, plan.authority, unit, today);
  return said.map(({ fact, text }) => ({
    at: momentWords(fact.at),
    words: upperFirst([FACT_WORDS[fact.kind], detailWords(fact, name)].filter(Boolean).join(': ')),
    who: fact.unit ? name(fact.unit) : (names.get(fact.by ?? '') ?? ''),
    text,
    isGone: gone.has(fact.id),
    withdraw: withdrawUrl !== null &&
      !gone.has(fact.id) &&
      !NOT_WITHDRAWN.has(fact.kind) && {
        action: withdrawUrl,
        about: fact.id,
        id: (withdrawn?.about === fact.id && withdrawn.id) || newFormId(),
        text: withdrawn?.about === fact.id ? withdrawn.text : '',
        error: withdrawn?.about === fact.id ? withdrawn.problem : undefined,
        field: `withdraw-${fact.seq}`,
      },
  }));
}

function detailWords({ dueOn, key, units }: RecordedFact, name: (unit: string) => string): string {
  const day = dueOn ? [dateWords(dueOn), key ? periodWords(key) : ''].filter(Boolean).join(', ') : '';
  return [day, (units ?? []).map(name).join('; ')].filter(Boolean).join('; ');
}
