import { Command, CommanderError } from 'commander';

/** A command file registers itself; it loads what it needs only when it runs, so that `dondoc time` stays quick. */
type CommandFile = { register(program: Command): void };

const commands: Record<string, () => Promise<CommandFile>> = {
  time: () => import('./commands/time.js'),
  calendar: () => import('./commands/calendar.js'),
  plan: () => import('./commands/plan.js'),
  units: () => import('./commands/units.js'),
  rehearse: () => import('./commands/rehearse.js'),
  year: () => import('./commands/year.js'),
  fact: () => import('./commands/fact.js'),
  messages: () => import('./commands/messages.js'),
  why: () => import('./commands/why.js'),
  reconcile: () => import('./commands/reconcile.js'),
  alarms: () => import('./commands/alarms.js'),
  addresses: () => import('./commands/addresses.js'),
  account: () => import('./commands/account.js'),
  audit: () => import('./commands/audit.js'),
  watchdog: () => import('./commands/watchdog.js'),
  zalo: () => import('./commands/zalo.js'),
  'rotate-keys': () => import('./commands/rotate-keys.js'),
  doctor: () => import('./commands/doctor.js'),
  start: () => import('./commands/start.js'),
};

async function main(argv: string[]): Promise<void> {
  const program = new Command('dondoc')
    .description('Đôn Đốc: chạy kế hoạch năm của cơ quan / runs an authority’s yearly plan')
    .exitOverride()
    .configureOutput({ writeErr: (text) => void (text.startsWith('error:') || process.stderr.write(text)) });
  const named = commands[argv[2] ?? ''];
  for (const load of named ? [named] : Object.values(commands)) (await load()).register(program);
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return;
    process.exitCode = 2;
    if (error.code === 'commander.help') return;
    const message = `${error.message.replace(/^error: /, 'Lệnh chưa đúng: ')}. Xem cách dùng: dondoc ${named ? argv[2] : ''} --help`;
    console.error(argv.includes('--json') ? JSON.stringify({ message }) : message);
  }
}

void main(process.argv);
