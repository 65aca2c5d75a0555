import type { Limits } from '../../domain/limits';
import { whyOf } from '../../domain/why/why-of';
import { findAccountNames } from '../../store/find-account-names';
import { findFactsWithWords, type FactWithWords } from '../../store/find-facts-with-words';
import { findStoryIn, type StoryFrame } from '../../store/find-story';
import { upperFirst } from '../../templates/clean-text';
import { FACT_WORDS } from '../../templates/fact-words';
import { whyWords } from '../../templates/why/why-words';
import type { StandingPlan } from '../shell/plan-states';
import type { WebDeps } from '../web-deps';
import type { Withdrawn } from './acts/withdraw-fact';
import { occurrenceUrl } from './addresses';
import { evidenceView } from './evidence-view';
import type { LeadPart, Scene } from './find-scene';
import { storyView } from './story-view';

type Asked = { scene: Scene; part: LeadPart; limits: Limits; mayDecide: boolean; withdrawn: Withdrawn | null };

/** Why one lead's occurrence was told as it was, with what people said about it in their own words, and what the lead said last. */
export async function findWhy({ db, now }: WebDeps, { scene, part, limits, mayDecide, withdrawn }: Asked) {
  const { plan, task, key } = scene;
  const at = now();
  const [story, said] = await Promise.all([
    findStoryIn(db, frameOf(plan), task.no, at),
    findFactsWithWords(db, plan.row.id, { task: task.no, key }),
  ]);
  const why = whyOf({ story, about: { task: task.no, key, lead: part.lead }, limits, now: at });
  const people = said.flatMap(({ fact }) => fact.by ?? []);
  const officers = new Map(plan.authority.officers.map(({ id, name }) => [id, name]));
  const accounts = await findAccountNames(
    db,
    people.filter((id) => !officers.has(id)),
  );
  const url = occurrenceUrl(plan.row.id, { task: task.no, key });
  const sections = storyView({
    authority: plan.row.authority,
    why,
    words: whyWords(why, story, at),
    said,
    names: new Map([...officers, ...accounts]),
    withdrawUrl: mayDecide ? `${url}/withdraw` : null,
    tried: withdrawn && withdrawn.problem !== null ? { ...withdrawn, problem: withdrawn.problem } : null,
  });
  return { sections, latest: latestWords(said, part, plan.row.authority) };
}

function frameOf({ row, authority, rules, facts }: StandingPlan): StoryFrame {
  return { row, authority, calendar: rules.calendar, ladder: rules.ladder, rules, facts };
}

// What is to be decided rests on what the lead said last and nobody has taken back.
function latestWords(said: readonly FactWithWords[], { lead }: LeadPart, authority: string) {
  const gone = new Set(said.filter(({ fact }) => fact.kind === 'withdrawn').map(({ fact }) => fact.about));
  const own = said.filter(({ fact }) => fact.actor === 'lead' && fact.unit === lead && !gone.has(fact.id)).at(-1);
  if (!own) return null;
  return { words: upperFirst(FACT_WORDS[own.fact.kind]), text: own.text, ...evidenceView(authority, own.evidence) };
}
