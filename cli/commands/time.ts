import type { Command } from 'commander';

type Options = { year?: string; issued?: string; json?: boolean };

/** `dondoc time PHRASE --year Y [--issued D] [--json]`: what a time phrase of a plan means, in working days. */
export function register(program: Command): void {
  program
    .command('time')
    .description('đọc một cụm từ chỉ thời gian trong kế hoạch / what a time phrase means, in working days')
    .argument('[phrase]', 'cụm từ, ví dụ "Mỗi tháng 01 kỳ"')
    .option('--year <năm>', 'năm kế hoạch')
    .option('--issued <ngày>', 'ngày ban hành, dạng YYYY-MM-DD; không ghi: không loại kỳ hạn nào')
    .option('--json', 'in kết quả dạng JSON')
    .action(async (phrase: string | undefined, options: Options) => {
      const { answerTime } = await import('../answer-time.js');
      process.exitCode = answerTime(phrase, options, { out: process.stdout, err: process.stderr });
    });
}
