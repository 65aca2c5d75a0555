import { loadSettings } from '../../config/settings';
import { planIndex } from '../../domain/plan-index';
import { rulesOf } from '../../domain/plan-rules';
import { dateAt } from '../../domain/zone';
import { findPlanSource, usualStart, type PlanSource } from '../plan-source';
import { badInput } from '../report-errors';
import { loadStory } from './load-story';
import { planReport } from './plan-report';
import { printReport } from './print-report';
import { yearProgress } from './progress';
import { quietLogs } from './quiet-logs';
import { runStory } from './run-story';
import { seededStory } from './seeded-story';
import { sentMessages } from './sent-messages';
import { QUIET_YEAR, type Story } from './story';
import { startTemporaryServices } from './temporary-services';

type Options = { script?: string; seed?: string; json?: boolean };

/** Lets a plan live through its year and prints what happened. Resolves to the exit status. */
export async function yearOfPlan(reference: string, { script, seed, json = false }: Options): Promise<number> {
  if (script !== undefined && seed !== undefined) throw badInput('Chỉ dùng một trong hai: --script hoặc --seed');
  const source = findPlanSource(reference);
  const story = script === undefined ? seeded(source, seed) : loadStory(script);
  const startedOn = story.startsOn ?? usualStart(source);
  quietLogs();
  const progress = yearProgress(source.plan, startedOn, process.stderr);
  const services = await startTemporaryServices();
  try {
    const end = await runStory({ source, story, services, onProgress: progress.moment });
    progress.stop();
    const messages = await sentMessages(services.db, source.plan.id, loadSettings(process.env).publicUrl);
    const asOf = end.outcome.closedOn ?? dateAt(messages.at(-1)?.at ?? 0);
    printReport(planReport({ ...source, rules: end.rules, messages, facts: end.facts, asOf }), { json, source });
    return 0;
  } finally {
    progress.stop();
    await services.stop();
  }
}

function seeded(source: PlanSource, seed: string | undefined): Story {
  if (seed === undefined) return QUIET_YEAR;
  if (!/^\d{1,9}$/.test(seed)) throw badInput(`“${seed}” không dùng được làm số khởi tạo`, 'Ghi một số nguyên, ví dụ --seed 7');
  const rules = rulesOf({ ...source, startedOn: usualStart(source) });
  return seededStory(rules, planIndex(rules, { given: [], picked: [] }).all, Number(seed));
}
