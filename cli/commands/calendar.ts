import type { Command } from 'commander';
import { runCommand } from '../report-errors';

/** `dondoc calendar show [YEAR]` and `dondoc calendar import FILE`: the days off and the worked weekends. */
export function register(program: Command): void {
  const calendar = program.command('calendar').description('lịch làm việc: ngày nghỉ và ngày làm bù / working calendar');
  calendar
    .command('show')
    .description('ngày nghỉ và ngày làm bù của một năm / days off and worked weekends of a year')
    .argument('[year]', 'năm, ví dụ 2027')
    .option('--json', 'in kết quả dạng JSON')
    .action(async (year: string | undefined, options: { json?: boolean }) => {
      const { showCalendar } = await import('../show-calendar.js');
      process.exitCode = showCalendar(year, options, { out: process.stdout, err: process.stderr });
    });
  calendar
    .command('import')
    .description('kiểm tra một tệp lịch, xem những ngày thay đổi, đưa vào sử dụng / check a calendar, preview, put into force')
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
