import type { Command } from 'commander';
import { runCommand } from '../report-errors.js';

/** `dondoc rehearse PLAN`: every message of the year if nobody answers; pure, no server. */
export function register(program: Command): void {
  program
    .command('rehearse')
    .description('chạy thử: mọi tin nhắn trong năm nếu không ai phản hồi / every message of the year if nobody answers')
    .argument('<plan>', 'tệp kế hoạch (YAML) hoặc mã kế hoạch')
    .option('--starts-on <ngày>', 'ngày bắt đầu theo dõi, dạng năm-tháng-ngày')
    .option('--json', 'in kết quả dạng JSON')
    .action((plan: string, options: { startsOn?: string; json?: boolean }) =>
      runCommand(options, async () => {
        const { rehearsePlan } = await import('../year/rehearse-plan.js');
        return rehearsePlan(plan, options);
      }),
    );
}
