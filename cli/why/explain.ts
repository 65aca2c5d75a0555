import { bodyFinder, nearestBodies } from '../../config/find-body';
import { loadLimits } from '../../config/load-limits';
import type { Instant } from '../../domain/dates';
import { keysOf } from '../../domain/why/keys-of';
import type { Story } from '../../domain/why/story';
import { whyOf } from '../../domain/why/why-of';
import { findStory } from '../../store/find-story';
import { dateWords } from '../../templates/date-words';
import { whyWords, type WhyWords } from '../../templates/why/why-words';
import { badInput } from '../report-errors';
import { storedPlan } from '../store-plan';
import { withSystem } from '../system';
import { parseOccurrence } from './parse-occurrence';

type Options = { unit?: string; json?: boolean };

/** Explains an occurrence, or lists those of a task. Throws bad input that says what there is. */
export async function explain(words: readonly string[], { unit, json }: Options): Promise<number> {
  const { plan, task, key } = parseOccurrence(words);
  return withSystem(async ({ db }) => {
    const now = Date.now();
    await storedPlan(db, plan);
    const story = await findStory(db, plan, task, now);
    const tasks = story?.plan.tasks.map(({ no }) => no) ?? [];
    if (!story || !tasks.includes(task))
      throw badInput(`Kế hoạch không có nhiệm vụ số ${task}`, `Các nhiệm vụ: ${tasks.join(', ')}`);
    const keys = keysOf(story, task, now);
    if (key === null) listKeys(plan, task, keys, json ?? false);
    else if (!keys.some((one) => one.key === key)) throw noKey(task, key, keys);
    else explainKey(story, { task, key, ...(unit && { lead: unitNamed(story, unit) }) }, now, json ?? false);
    return 0;
  });
}

type Keys = ReturnType<typeof keysOf>;

function listKeys(plan: string, task: string, keys: Keys, json: boolean): void {
  if (json) console.log(JSON.stringify({ plan, task, keys }));
  else if (keys.length === 0) console.log(`Nhiệm vụ số ${task} chưa có kỳ nào: chưa xác định thời hạn.`);
  else for (const { key, dueOn } of keys) console.log(`${plan}#${task}#${key}  ${dateWords(dueOn)}`);
}

function noKey(task: string, key: string, keys: Keys): Error {
  const known = keys.map((one) => one.key);
  const hint = known.length > 0 ? `Các kỳ: ${known.slice(0, 14).join(', ')}` : 'Nhiệm vụ chưa được xác định thời hạn';
  return badInput(`Nhiệm vụ số ${task} không có kỳ “${key}”`, hint);
}

function explainKey(story: Story, about: { task: string; key: string; lead?: string }, now: Instant, json: boolean): void {
  const why = whyOf({ story, about, limits: loadLimits(), now });
  const words = whyWords(why, story, now);
  if (json) console.log(JSON.stringify({ plan: story.plan.id, task: about.task, key: about.key, ...words }));
  else print(words);
}

function print({ heading, sections }: WhyWords): void {
  console.log(heading);
  for (const { title, lines } of sections.filter((section) => section.lines.length > 0)) {
    console.log(`\n${title}`);
    for (const { text, details } of lines) console.log([`  - ${text}`, ...details.map((detail) => `      ${detail}`)].join('\n'));
  }
}

function unitNamed({ authority }: Story, name: string): string {
  const found = authority.units.find(({ id }) => id === name)?.id ?? bodyFinder(authority)(name)?.unit;
  if (found) return found;
  const nearest = nearestBodies(authority, name).slice(0, 3).join('; ');
  throw badInput(`Không có đơn vị “${name}” trong danh mục`, nearest && `Gần nhất: ${nearest}`);
}
