import type { Command } from 'commander';
import { runCommand } from '../report-errors';

/** `dondoc rotate-keys`: a new key signs links from now on; `--revoke-old` ends all links that were sent. */
export function register(program: Command): void {
  program
    .command('rotate-keys')
    .description('tạo khóa ký đường dẫn mới (khi hệ thống đã dừng) / make a new signing key')
    .option('--revoke-old', 'bỏ các khóa cũ: mọi đường dẫn đã gửi không còn dùng được / end all links that were sent')
    .action((options: { revokeOld?: boolean }) =>
      runCommand({}, async () => (await import('../rotate-keys.js')).rotateKeys(options)),
    );
}
