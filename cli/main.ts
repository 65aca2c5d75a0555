import { Command } from 'commander';

/** A command file registers itself; it loads what it needs only when it runs, so that `dondoc time` stays quick. */
type CommandFile = { register(program: Command): void };

const commands: Record<string, () => Promise<CommandFile>> = {
  time: () => import('./commands/time'),
  calendar: () => import('./commands/calendar'),
  plan: () => import('./commands/plan'),
  units: () => import('./commands/units'),
  rehearse: () => import('./commands/rehearse'),
  year: () => import('./commands/year'),
  fact: () => import('./commands/fact'),
  messages: () => import('./commands/messages'),
  doctor: () => import('./commands/doctor'),
  start: () => import('./commands/start'),
};

async function main(argv: string[]): Promise<void> {
  const program = new Command('dondoc').description('Đôn Đốc: chạy kế hoạch năm của cơ quan / runs an authority’s yearly plan');
  const named = commands[argv[2] ?? ''];
  for (const load of named ? [named] : Object.values(commands)) (await load()).register(program);
  await program.parseAsync(argv);
}

void main(process.argv);
