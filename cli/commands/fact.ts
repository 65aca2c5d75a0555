import type { Command } from 'commander';
import { runCommand } from '../report-errors.js';

/** `dondoc fact KIND PLAN`: records what somebody said or did, as the office does for units that call by telephone. */
export function register(program: Command): void {
  program
    .command('fact')
    .description('ghi nhận thông tin: completed, started, extension-asked… / record a fact')
    .argument('<kind>', 'loại thông tin')
    .argument('<plan>', 'mã kế hoạch, ví dụ tan-hoa/tuyen-truyen-cchc/2026')
    .option('--task <số>', 'số nhiệm vụ')
    .option('--key <kỳ>', 'kỳ, ví dụ 2027-05')
    .option('--unit <đơn vị>', 'tên hoặc mã đơn vị')
    .option('--as <vai>', 'lead, partner, coordinator, leadership hoặc administrator')
    .option('--done-on <ngày>', 'ngày hoàn thành, dạng năm-tháng-ngày')
    .option('--new-due-on <ngày>', 'thời hạn mới')
    .option('--due-on <ngày>', 'thời hạn được xác định')
    .option('--count <số>', 'số lượng của chỉ tiêu')
    .option('--units <đơn vị,…>', 'các đơn vị phối hợp, cách nhau dấu chấm phẩy')
    .option('--to-unit <đơn vị>', 'đơn vị nhận chuyển giao')
    .option('--about <mã>', 'mã thông tin được thu hồi hoặc xác nhận')
    .option('--text <nội dung>', 'lý do, ghi chú')
    .option('--id <mã>', 'mã của thông tin: ghi hai lần cùng mã chỉ là một')
    .option('--json', 'in kết quả dạng JSON')
    .action((kind: string, plan: string, options: Record<string, string> & { json?: boolean }) =>
      runCommand(options, async () => (await import('../record-fact.js')).recordFactCommand(kind, plan, options)),
    );
}
