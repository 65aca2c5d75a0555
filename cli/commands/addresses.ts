import type { Command } from 'commander';
import { runCommand } from '../report-errors.js';

/** `dondoc addresses`: the addresses nothing is sent to any more; `addresses release`: let one be used again. */
export function register(program: Command): void {
  const addresses = program
    .command('addresses')
    .description('các địa chỉ đã ngừng gửi vì không còn nhận được / addresses that take nothing any more')
    .option('--json', 'in kết quả dạng JSON')
    .action((options: { json?: boolean }) =>
      runCommand(options, async () => (await import('../addresses.js')).showAddresses(options)),
    );
  addresses
    .command('release ADDRESS')
    .description('cho gửi lại tới một địa chỉ / use an address again')
    .action((address: string) => runCommand({}, async () => (await import('../addresses.js')).releaseAddresses(address)));
}
