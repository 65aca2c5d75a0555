import type { Command } from 'commander';
import { runCommand } from '../report-errors.js';

type Options = { script?: string; seed?: string; json?: boolean };

/** `dondoc year PLAN`: the plan's whole year on the real engine with virtual time. */
export function register(program: Command): void {
  program
    .command('year')
    .description('một năm của kế hoạch trên Temporal thật, thời gian ảo / a plan’s year on the real engine, virtual time')
    .argument('<plan>', 'tệp kế hoạch (YAML) hoặc mã kế hoạch')
    .option('--script <tệp>', 'kịch bản YAML: ai trả lời gì, khi nào')
    .option('--seed <số>', 'tự sinh phản hồi từ một số: cùng số, cùng một năm')
    .option('--json', 'in kết quả dạng JSON')
    .action((plan: string, options: Options) =>
      runCommand(options, async () => {
        const { yearOfPlan } = await import('../year/year-of-plan.js');
        return yearOfPlan(plan, options);
      }),
    );
}
