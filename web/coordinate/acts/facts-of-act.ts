import type { ActName } from '../../../domain/desk/possible-acts';
import type { Instant } from '../../../domain/dates';
import type { FactDraft, Words } from '../../web-deps';
import type { LeadPart } from '../find-scene';
import type { ActValues } from './read-act';

type Saying = { act: ActName; id: string; by: string; at: Instant; task: string; key: string; part: LeadPart; values: ActValues };

/** The facts an act records, the one that carries the form's id first. Handing over amends the plan and records none here. */
export function factsOfAct(saying: Saying): { draft: FactDraft; words: Words }[] {
  const { act, id, by, at, task, key, part, values } = saying;
  const base = { actor: 'coordinator' as const, by, at, task, key, unit: part.lead };
  const words = values.text ? { text: values.text } : {};
  const one = (draft: Pick<FactDraft, 'kind'> & Partial<FactDraft>, said: Words = words) => [
    { draft: { ...base, id, ...draft }, words: said },
  ];
  switch (act) {
    case 'confirm':
      return one({ kind: 'confirmed', about: lastOf(part, 'completed') });
    case 'return':
      return one({ kind: 'returned', about: lastOf(part, 'completed') });
    case 'grant':
      return one({ kind: 'extension-granted', newDueOn: values.newDueOn, about: lastOf(part, 'extension-asked') });
    case 'refuse':
      return one({ kind: 'extension-refused', about: lastOf(part, 'extension-asked') });
    case 'urge':
      return one({ kind: 'urged' });
    case 'complete':
      return one({ kind: 'completed', doneOn: values.doneOn, count: values.count });
    case 'keep-lead':
      // A withdrawal answers nobody but the coordinator: the reason reaches the unit as a word of its own.
      return [
        ...one({ kind: 'withdrawn', about: lastOf(part, 'handed-over') }),
        { draft: { ...base, id: `${id}/2`, kind: 'urged' }, words },
      ];
    case 'hand-over':
      return [];
  }
}

function lastOf({ facts }: LeadPart, kind: FactDraft['kind']): string | undefined {
  const withdrawn = new Set(facts.filter((fact) => fact.kind === 'withdrawn').map(({ about }) => about));
  return facts.filter((fact) => fact.kind === kind && !withdrawn.has(fact.id)).at(-1)?.id;
}
