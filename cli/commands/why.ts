import type { Command } from 'commander';
import { runCommand } from '../report-errors.js';

/** `dondoc why PLAN#TASK#KEY`: what was sent or not sent for an occurrence, when, to whom and by which rule. */
export function register(program: Command): void {
  program
    .command('why')
    .description('giải thích một kỳ của nhiệm vụ: thời hạn, đã gửi gì, chưa gửi gì và vì sao / explain an occurrence')
    .argument('<occurrence...>', 'KẾ-HOẠCH#NHIỆM-VỤ#KỲ, hoặc ba phần cách nhau; không ghi kỳ thì liệt kê các kỳ')
    .option('--unit <đơn vị>', 'chỉ một đơn vị chủ trì')
    .option('--json', 'in kết quả dạng JSON')
    .action((words: string[], options: { unit?: string; json?: boolean }) =>
      runCommand(options, async () => (await import('../why/explain.js')).explain(words, options)),
    );
}
