import type { Command } from 'commander';

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
    .description('Kiểm tra một tệp lịch và cho biết những ngày sẽ thay đổi')
    .argument('<file>', 'tệp JSON theo mẫu config/calendars/vietnam.json')
    .option('--json', 'in kết quả dạng JSON')
    .action(async (file: string, options: { json?: boolean }) => {
      const { importCalendar } = await import('../import-calendar.js');
      process.exitCode = importCalendar(file, options, { out: process.stdout, err: process.stderr });
    });
}
