import { readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { loadCalendar } from '../../config/load-calendar';
import { decodeText } from '../../intake/document/decode-text';
import { fromText } from '../../intake/document/from-text';
import { draftYaml } from '../../intake/plan/draft-yaml';
import { readPlan } from '../../intake/plan/read-plan';
import { readYamlPlan } from '../commands/plan-read-yaml';
import { badInput } from '../report-errors';
import { readingOf } from './plan-reading';

type Options = { json?: boolean; yaml?: boolean; year?: string; authority?: string };

const LARGEST_BYTES = 20 * 1024 * 1024;

/** Reads a plan document and prints it by the contract of `plan read`, or with `yaml` as a plan file to correct. */
export async function readPlanFile(file: string, { json, yaml, year, authority }: Options): Promise<number> {
  if (['.yaml', '.yml'].includes(extname(file).toLowerCase())) return print(readYamlPlan(file), json);
  const calendar = loadCalendar();
  const draft = readPlan(fromText(decodeText(contentOf(file))), { calendar, ...(year && { year: yearOf(year) }) });
  if ('refused' in draft) throw badInput(draft.refused, draft.hint);
  if (!yaml) return print(readingOf(draft, calendar), json);
  process.stdout.write(draftYaml(draft, authority));
  return 0;
}

function contentOf(file: string): Uint8Array {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw badInput(`Không có tệp ${file}`, 'Kiểm tra đường dẫn của tệp');
  if (stat.size > LARGEST_BYTES) throw badInput('Tệp lớn hơn 20 MB', 'Chỉ đưa vào phần văn bản của kế hoạch');
  if (extname(file).toLowerCase() !== '.txt')
    throw badInput(`Chưa đọc được tệp ${extname(file) || 'không có phần mở rộng'}`, 'Đọc được: .txt, .yaml');
  return readFileSync(file);
}

function yearOf(text: string): number {
  if (!/^(?:19|20)\d\d$/.test(text)) throw badInput(`--year “${text}” không phải một năm`, 'Ghi bốn chữ số, ví dụ --year 2027');
  return Number(text);
}

function print(reading: unknown, json = false): number {
  process.stdout.write(`${JSON.stringify(reading, null, json ? 0 : 2)}\n`);
  return 0;
}
