import type { Command } from 'commander';
import { runCommand } from '../report-errors.js';

/** `dondoc messages`: the last messages with their states; links and codes are masked. */
export function register(program: Command): void {
  program
    .command('messages')
    .description('các tin gần đây và tình trạng gửi / recent messages and their states')
    .option('--plan <mã>', 'chỉ của một kế hoạch')
    .option('--limit <số>', 'số tin, mặc định 20')
    .option('--text', 'in cả nội dung')
    .option('--json', 'in kết quả dạng JSON')
    .action((options: { plan?: string; limit?: string; text?: boolean; json?: boolean }) =>
      runCommand(options, async () => (await import('../show-messages.js')).showMessages(options)),
    );
}
