import type { Command } from 'commander';
import { runCommand } from '../report-errors.js';

/** `dondoc reconcile [--apply]`: where database and Temporal disagree about the plans, and what would mend it. */
export function register(program: Command): void {
  program
    .command('reconcile')
    .description('đối chiếu cơ sở dữ liệu với Temporal, chỉ báo cáo nếu không có --apply / compare plans with their workflows')
    .option('--apply', 'khắc phục những khác biệt chỉ có một cách xử lý đúng')
    .option('--rebuild <mã>', 'dựng lại luồng theo dõi của một kế hoạch từ cơ sở dữ liệu, sau khi đã xem xét')
    .option('--json', 'in kết quả dạng JSON')
    .action((options: { apply?: boolean; rebuild?: string; json?: boolean }) =>
      runCommand(options, async () => (await import('../reconcile/reconcile-plans.js')).reconcilePlans(options)),
    );
}
