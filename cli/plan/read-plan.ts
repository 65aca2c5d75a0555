import { extname } from 'node:path';
import { readYamlPlan } from '../commands/plan-read-yaml';
import { badInput } from '../report-errors';

/** Reads a plan document and prints it by the contract of `plan read`. Today: YAML. */
export async function readPlan(file: string, { json }: { json?: boolean }): Promise<number> {
  if (!['.yaml', '.yml'].includes(extname(file).toLowerCase())) {
    throw badInput(`Chưa đọc được tệp ${extname(file) || 'không có phần mở rộng'}`, 'Hiện đọc được kế hoạch ở dạng YAML (.yaml)');
  }
  const reading = readYamlPlan(file);
  process.stdout.write(`${JSON.stringify(reading, null, json ? 0 : 2)}\n`);
  return 0;
}
