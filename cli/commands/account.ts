import type { Command } from 'commander';
import { runCommand } from '../report-errors';

type Invited = { name: string; role: string; authority: string; unit?: string };

/** `dondoc account …`: who may log in, for the day nobody can. */
export function register(program: Command): void {
  const account = program.command('account').description('tài khoản đăng nhập / accounts');
  account
    .command('list')
    .description('các tài khoản, vai và tình trạng / accounts, their roles and state')
    .option('--json', 'in kết quả dạng JSON')
    .action((options: { json?: boolean }) =>
      runCommand(options, async () => (await import('../account/show-accounts.js')).showAccounts(options)),
    );
  account
    .command('invite <email>')
    .description('tạo tài khoản và in liên kết đặt mật khẩu, dùng một lần trong 7 ngày / make an account, print its link')
    .requiredOption('--name <name>', 'họ tên')
    .option('--role <role>', 'administrator, coordinator, officer, viewer', 'administrator')
    .option('--authority <id>', 'mã cơ quan; * là mọi cơ quan', '*')
    .option('--unit <id>', 'mã đơn vị, với vai officer')
    .action((email: string, options: Invited) =>
      runCommand({}, async () => (await import('../account/invite-account.js')).inviteAccount(email, options)),
    );
  account
    .command('disable <email>')
    .description('ngừng một tài khoản và kết thúc các phiên của nó / disable an account')
    .action((email: string) => runCommand({}, async () => (await import('../account/disable-account.js')).disableAccount(email)));
  account
    .command('login-link <email>')
    .description('in liên kết đăng nhập, dùng một lần trong 10 phút / print a link that logs in once')
    .action((email: string) =>
      runCommand({}, async () => (await import('../account/print-login-link.js')).printLoginLink(email)),
    );
}
