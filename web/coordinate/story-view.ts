import { NOT_WITHDRAWN } from '../../domain/check-withdrawal';
import type { Why } from '../../domain/why/why';
import type { FactWithWords } from '../../store/find-facts-with-words';
import type { WhyWords } from '../../templates/why/why-words';
import { evidenceView } from './evidence-view';
import { newFormId } from './form-id';

type Source = {
  authority: string;
  why: Why;
  words: WhyWords;
  said: readonly FactWithWords[];
  /** Names of the people who said it, by their ids. */
  names: ReadonlyMap<string, string>;
  /** Where a fact is withdrawn; null: whoever looks may not. */
  withdrawUrl: string | null;
  /** The withdrawal that was sent and not recorded. */
  tried: { about: string; id: string; text: string; problem: string } | null;
};

/** The sections of an explanation; a line about a fact with its text, its evidence and the form that withdraws it. */
export function storyView(source: Source) {
  const { why, words } = source;
  return words.sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ name, title, lines }) => ({
      name,
      title,
      lines: lines.map((line, index) => {
        const told = name === 'story' ? why.story[index] : undefined;
        return { ...line, ...(told?.what === 'fact' && factView(source, told.fact.id)) };
      }),
    }));
}

function factView({ authority, said, names, withdrawUrl, tried }: Source, id: string) {
  const found = said.find(({ fact }) => fact.id === id);
  if (!found) return {};
  const { fact, text, evidence } = found;
  const isGone = said.some((one) => one.fact.kind === 'withdrawn' && one.fact.about === id);
  const own = tried?.about === id ? tried : null;
  return {
    said: text,
    by: fact.by === null ? '' : (names.get(fact.by) ?? ''),
    ...evidenceView(authority, evidence),
    withdraw: withdrawUrl !== null &&
      !isGone &&
      !NOT_WITHDRAWN.has(fact.kind) && {
        action: withdrawUrl,
        about: id,
        id: own?.id ?? newFormId(),
        text: own?.text ?? '',
        error: own?.problem,
        field: `withdraw-${fact.seq}`,
      },
  };
}
