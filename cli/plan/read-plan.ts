import { existsSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { bodyKey, bodyNames } from '../../config/body-names';
import { authorityFile, loadAuthority } from '../../config/load-authority';
import { loadCalendar } from '../../config/load-calendar';
import type { Authority } from '../../domain/unit';
import { Unreadable } from '../../intake/extract/extract-error';
import { readApart } from '../../intake/read-apart';
import { draftYaml } from '../../intake/plan/draft-yaml';
import { matchRegister } from '../../intake/plan/match-register';
import type { PlanDraft } from '../../intake/plan/plan-draft';
import type { ReadingContext } from '../../intake/plan/read-plan';
import { readYamlPlan } from '../commands/plan-read-yaml';
import { badInput } from '../report-errors';
import { readingOf } from './plan-reading';
import { unitQuestions } from './unit-questions';

export type ReadOptions = { json?: boolean; yaml?: boolean; year?: string; authority?: string; units?: string };

const LARGEST_BYTES = 20 * 1024 * 1024;

/** Reads a plan document and prints it by the contract of `plan read`, or with `yaml` as a plan file to correct. */
export async function readPlanFile(file: string, options: ReadOptions): Promise<number> {
  const { json, yaml, authority } = options;
  if (['.yaml', '.yml'].includes(extname(file).toLowerCase())) return print(readYamlPlan(file), json);
  const calendar = loadCalendar();
  const register = registerOf(options);
  const draft = await readDraft(file, { calendar, ...(options.year && { year: yearOf(options.year) }) }, register);
  if (!yaml) return print(readingOf(draft, calendar), json);
  process.stdout.write(draftYaml(draft, authority ?? register?.id));
  return 0;
}

/** The draft a document is read as; with a register its names are put right, and what it does not know is asked. */
export async function readDraft(file: string, context: ReadingContext, register: Authority | null): Promise<PlanDraft> {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw badInput(`Không có tệp ${file}`, 'Kiểm tra đường dẫn của tệp');
  if (stat.size > LARGEST_BYTES) throw badInput('Tệp lớn hơn 20 MB', 'Chỉ đưa vào phần văn bản của kế hoạch');
  const names = register ? bodyNames(register) : [];
  const { draft } = await readApart(file, { ...context, names }).catch((error: unknown) => {
    throw error instanceof Unreadable ? badInput(error.message, error.hint) : error;
  });
  if ('refused' in draft) throw badInput(draft.refused, draft.hint);
  if (!register) return draft;
  const matched = matchRegister(draft, bodyKey(register));
  return { ...matched, questions: [...matched.questions, ...unitQuestions(matched, register)] };
}

/** The register to read names with: the file that is named, else the authority's own where there is one. */
export function registerOf({
  units,
  authority,
}: {
  units?: string | undefined;
  authority?: string | undefined;
}): Authority | null {
  if (units !== undefined) {
    if (!existsSync(units))
      throw badInput(`Không có tệp ${units}`, 'Ghi đường dẫn tới danh sách đơn vị, ví dụ config/units/tan-hoa.yaml');
    return loadAuthority(units);
  }
  return authority !== undefined && existsSync(authorityFile(authority)) ? loadAuthority(authorityFile(authority)) : null;
}

/** A year as `--year` gives it. */
export function yearOf(text: string): number {
  if (!/^(?:19|20)\d\d$/.test(text)) throw badInput(`--year “${text}” không phải một năm`, 'Ghi bốn chữ số, ví dụ --year 2027');
  return Number(text);
}

function print(reading: unknown, json = false): number {
  process.stdout.write(`${JSON.stringify(reading, null, json ? 0 : 2)}\n`);
  return 0;
}
