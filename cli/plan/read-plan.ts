import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { loadCalendar } from '../../config/load-calendar';
import { extractApart } from '../../intake/extract/extract-apart';
import { Unreadable } from '../../intake/extract/extract-error';
import { draftYaml } from '../../intake/plan/draft-yaml';
import type { PlanDraft } from '../../intake/plan/plan-draft';
import { readPlan, type ReadingContext } from '../../intake/plan/read-plan';
import { readYamlPlan } from '../commands/plan-read-yaml';
import { badInput } from '../report-errors';
import { readingOf } from './plan-reading';

type Options = { json?: boolean; yaml?: boolean; year?: string; authority?: string };

const LARGEST_BYTES = 20 * 1024 * 1024;

/** Reads a plan document and prints it by the contract of `plan read`, or with `yaml` as a plan file to correct. */
export async function readPlanFile(file: string, { json, yaml, year, authority }: Options): Promise<number> {
  if (['.yaml', '.yml'].includes(extname(file).toLowerCase())) return print(readYamlPlan(file), json);
  const calendar = loadCalendar();
  const draft = await draftOf(file, { calendar, ...(year && { year: yearOf(year) }) });
  if (!yaml) return print(readingOf(draft, calendar), json);
  process.stdout.write(draftYaml(draft, authority));
  return 0;
}

async function draftOf(file: string, context: ReadingContext): Promise<PlanDraft> {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw badInput(`Không có tệp ${file}`, 'Kiểm tra đường dẫn của tệp');
  if (stat.size > LARGEST_BYTES) throw badInput('Tệp lớn hơn 20 MB', 'Chỉ đưa vào phần văn bản của kế hoạch');
  const document = await extractApart(file).catch((error: unknown) => {
    throw error instanceof Unreadable ? badInput(error.message, error.hint) : error;
  });
  const draft = readPlan(document, context);
  if ('refused' in draft) throw badInput(draft.refused, draft.hint);
  return draft;
}

function yearOf(text: string): number {
  if (!/^(?:19|20)\d\d$/.test(text)) throw badInput(`--year “${text}” không phải một năm`, 'Ghi bốn chữ số, ví dụ --year 2027');
  return Number(text);
}

function print(reading: unknown, json = false): number {
  process.stdout.write(`${JSON.stringify(reading, null, json ? 0 : 2)}\n`);
  return 0;
}
