import type { Command } from 'commander';
import { runCommand } from '../report-errors';

/** `dondoc calendar show [YEAR]` and `dondoc calendar import FILE`: the days off and the worked weekends. */
export function register(program: Command): void {
  const calendar = program.command('calendar').description('Lịch làm việc: ngày nghỉ và ngày làm bù');
  calendar
    .command('show')
    .description('Xem ngày nghỉ và ngày làm bù của một năm, hoặc của các năm có trong lịch')
    .argument('[year]', 'năm, ví dụ 2027')
    .option('--json', 'in kết quả dạng JSON')
    .action(async (year: string | undefined, options: { json?: boolean }) => {
      const { showCalendar } = await import('../show-calendar.js');
      process.exitCode = showCalendar(year, options, { out: process.stdout, err: process.stderr });
    });
  calendar
    .command('import')
    .description('Kiểm tra một tệp lịch, cho biết những ngày sẽ thay đổi và, khi có --apply, đưa vào sử dụng')
    .argument('<file>', 'tệp JSON theo mẫu config/calendars/vietnam.json')
    .option('--apply', 'lưu lịch và tính lại thời hạn của các kế hoạch đang theo dõi')
    .option('--json', 'in kết quả dạng JSON')
    .action((file: string, options: { apply?: boolean; json?: boolean }) =>
      runCommand(options, async () => {
        const { importCalendar } = await import('../import-calendar.js');
        const read = importCalendar(file, options, { out: process.stdout, err: process.stderr });
        if (read !== 0 || !options.apply) return read;
        const { applyCalendar } = await import('../apply-calendar.js');
        return applyCalendar(file);
      }),
    );
}
