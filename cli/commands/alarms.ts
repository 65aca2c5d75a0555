import type { Command } from 'commander';
import { runCommand } from '../report-errors.js';

/** `dondoc alarms`: what an administrator must act on now. */
export function register(program: Command): void {
  program
    .command('alarms')
    .description('các cảnh báo đang có và việc cần làm / alarms that stand and what to do')
    .option('--json', 'in kết quả dạng JSON')
    .action((options: { json?: boolean }) =>
      runCommand(options, async () => (await import('../show-alarms.js')).showAlarms(options)),
    );
}
