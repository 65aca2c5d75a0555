import type { Command } from 'commander';
import type { ReadOptions } from '../plan/read-plan.js';
import { runCommand } from '../report-errors.js';

type Json = { json?: boolean };

/** `dondoc plan …`: check, read, start, list, show, amend, pause, resume, close. Each act loads its code when it runs. */
export function register(program: Command): void {
  const plan = program.command('plan').description('kế hoạch / plans');
  plan
    .command('check <file>')
    .description('kiểm tra tệp kế hoạch: lỗi, thời hạn, nội dung cần hỏi / check a plan file')
    .option('--json', 'in kết quả dạng JSON')
    .action((file: string, options: Json) =>
      runCommand(options, async () => (await import('./plan-check.js')).checkPlan(file, options)),
    );
  plan
    .command('read <file>')
    .description('đọc văn bản kế hoạch thành dữ liệu / read a plan document into data')
    .option('--json', 'in kết quả dạng JSON')
    .option('--yaml', 'in thành tệp kế hoạch để kiểm tra và sửa')
    .option('--year <năm>', 'năm kế hoạch, khi văn bản không ghi rõ')
    .option('--authority <mã>', 'mã cơ quan: đọc tên đơn vị theo danh sách của cơ quan, ghi vào tệp kế hoạch')
    .option('--units <tệp>', 'danh sách đơn vị (.yaml) để đối chiếu tên, thay cho danh sách của --authority')
    .option('--into <kế hoạch.yaml>', 'đọc lại văn bản đã sửa vào kế hoạch này: in thay đổi, hoặc cùng --yaml in kế hoạch mới')
    .action((file: string, options: ReadOptions & { into?: string }) =>
      runCommand(options, async () => {
        if (options.into) return (await import('../plan/read-into.js')).readInto(file, options.into, options);
        return (await import('../plan/read-plan.js')).readPlanFile(file, options);
      }),
    );
  plan
    .command('start <plan>')
    .description('lưu kế hoạch và bắt đầu theo dõi / store a plan and start it')
    .option('--json', 'in kết quả dạng JSON')
    .action((reference: string, options: Json) =>
      runCommand(options, async () => (await import('../plan/run-plan.js')).startPlanCommand(reference, options)),
    );
  plan
    .command('list')
    .description('các kế hoạch trong cơ sở dữ liệu / stored plans')
    .option('--json', 'in kết quả dạng JSON')
    .action((options: Json) =>
      runCommand(options, async () => (await import('../plan/show-plans.js')).listPlansCommand(options)),
    );
  plan
    .command('show <plan>')
    .description('tình hình một kế hoạch / where a plan stands')
    .option('--json', 'in kết quả dạng JSON')
    .action((id: string, options: Json) =>
      runCommand(options, async () => (await import('../plan/show-plans.js')).showPlanCommand(id, options)),
    );
  plan
    .command('amend <file>')
    .description('điều chỉnh kế hoạch đang theo dõi theo tệp mới / amend a running plan')
    .option('--dry-run', 'chỉ xem thay đổi, chưa lưu')
    .option('--json', 'in kết quả dạng JSON')
    .action((file: string, options: Json & { dryRun?: boolean }) =>
      runCommand(options, async () => (await import('../plan/amend-plan.js')).amendPlanCommand(file, options)),
    );
  for (const [name, kind, words] of [
    ['pause', 'paused', 'tạm dừng: không gửi nhắc việc / pause'],
    ['resume', 'resumed', 'tiếp tục theo dõi / resume'],
    ['close', 'closed', 'kết thúc kế hoạch / close'],
  ] as const) {
    plan
      .command(`${name} <plan>`)
      .description(words)
      .option('--reason <lý do>', 'lý do, được lưu lại')
      .option('--json', 'in kết quả dạng JSON')
      .action((id: string, options: Json & { reason?: string }) =>
        runCommand(options, async () => (await import('../plan/run-plan.js')).changePlanCommand(id, kind, options)),
      );
  }
}
