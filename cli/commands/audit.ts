import type { Command } from 'commander';
import { runCommand } from '../report-errors';

/** `dondoc audit verify` and `dondoc audit head`: whether the log of what was done is whole. */
export function register(program: Command): void {
  const audit = program.command('audit').description('nhật ký không sửa được / the log of what was done');
  audit
    .command('verify')
    .description('kiểm tra toàn bộ nhật ký; nêu dòng sai đầu tiên / check the whole log')
    .option('--head <seq:hash>', 'dấu đã ghi lại trước đây (dondoc audit head)')
    .option('--json', 'in kết quả dạng JSON')
    .action((options: { head?: string; json?: boolean }) =>
      runCommand(options, async () => (await import('../verify-audit.js')).verifyAudit(options)),
    );
  audit
    .command('head')
    .description('in dấu của dòng cuối, để ghi lại ở nơi khác / print the last row’s number and hash')
    .action(() => runCommand({}, async () => (await import('../verify-audit.js')).printAuditHead()));
}
