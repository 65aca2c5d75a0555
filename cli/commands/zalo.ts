import type { Command } from 'commander';
import { runCommand } from '../report-errors';

/** `dondoc zalo login` and `dondoc zalo status`: the login at Zalo, which renews itself once it is there. */
export function register(program: Command): void {
  const zalo = program.command('zalo').description('đăng nhập Zalo để gửi tin ZNS / login at Zalo for notifications');
  zalo
    .command('login')
    .description('đọc refresh token từ bàn phím hoặc đầu vào chuẩn và lưu đăng nhập / log in with a refresh token from stdin')
    .action(() =>
      runCommand({}, async () => {
        const { logIn } = await import('../zalo/log-in.js');
        const { readSecret } = await import('../zalo/read-secret.js');
        return logIn(() =>
          readSecret(process.stdin, process.stderr, 'Dán refresh token rồi nhấn Enter (không hiện trên màn hình): '),
        );
      }),
    );
  zalo
    .command('status')
    .description('đăng nhập Zalo còn hiệu lực đến khi nào, mẫu tin nào đã đăng ký / until when the login serves')
    .option('--json', 'in kết quả dạng JSON')
    .action((options: { json?: boolean }) =>
      runCommand(options, async () => {
        const { showZaloStatus } = await import('../zalo/show-status.js');
        return showZaloStatus(options);
      }),
    );
}
