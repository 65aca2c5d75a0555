import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectFolder } from '../worker/project-folder';

export type Program = {
  pid: number;
  output: () => string;
  /** `kill -9`. */
  kill: () => Promise<void>;
  /** Asks it to end; a profile is written then. */
  stop: () => Promise<void>;
};

/** The built program as `npm start` runs it (worker, relay, dispatcher, pages), over servers that stand already. */
export function startProgram(settings: Readonly<Record<string, string>>, profileFolder: string | null): Program {
  const profile = profileFolder ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`] : [];
  const child = spawn(process.execPath, [...profile, join(projectFolder(), 'bin', 'dondoc.js'), 'start'], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: '0',
      MAIL_FROM: 'Đôn Đốc <dondoc@tan-hoa.example>',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'exit');
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return { pid: child.pid ?? 0, output: () => output, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
