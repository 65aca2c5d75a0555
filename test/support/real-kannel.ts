import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../worker/free-port';

const BEARERBOX = '/usr/sbin/bearerbox';
const SMSBOX = '/usr/sbin/smsbox';
const FAKESMSC = '/usr/lib/kannel/test/fakesmsc';
/** Whom the processes belong to when the tests run as root: nobody. */
const NOBODY = 65_534;
// Test files that run at the same time look for their ports in different places.
const FIRST_PORT = 21_000 + (process.pid % 500) * 20;

/** True where Debian's packages `kannel` and `kannel-extras` are installed. */
export const hasKannel = [BEARERBOX, SMSBOX, FAKESMSC].every((program) => existsSync(program));

export type RealKannel = {
  url: string;
  user: string;
  password: string;
  /** What the fake operator has printed: every message it was given. */
  operatorLog: () => string;
  stop: () => Promise<void>;
};

/** The real Kannel (bearerbox, smsbox) with its fake operator, on free ports of this machine; waits until all three have met. */
export async function startRealKannel(): Promise<RealKannel> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-kannel-'));
  chmodSync(folder, 0o777);
  const admin = await freePort(FIRST_PORT);
  const box = await freePort(admin + 1);
  const smsc = await freePort(box + 1);
  const ports = { admin, box, smsc, sendsms: await freePort(smsc + 1) };
  const file = join(folder, 'kannel.conf');
  writeFileSync(file, configOf(ports), { mode: 0o644 });
  const running: ChildProcess[] = [];
  let printed = '';
  const start = (program: string, args: string[], hears = false): void => {
    const child = spawn(program, args, {
      cwd: folder,
      stdio: ['ignore', hears ? 'pipe' : 'ignore', hears ? 'pipe' : 'ignore'],
      ...(process.getuid?.() === 0 && { uid: NOBODY, gid: NOBODY }),
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    running.push(child);
  };
  const stop = async (): Promise<void> => {
    await Promise.all(running.reverse().map(ended));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    start(BEARERBOX, ['-v', '4', file]);
    await statusHas(ports.admin, /Status: running/);
    start(SMSBOX, ['-v', '4', file]);
    start(FAKESMSC, ['-H', '127.0.0.1', '-r', String(ports.smsc), '-m', '0', '1 2 text nop'], true);
    await statusHas(ports.admin, /smsbox:[\s\S]*FAKE:[^\n]*online/);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://127.0.0.1:${ports.sendsms}`, user: 'dondoc', password: 'mat-khau', operatorLog: () => printed, stop };
}

function configOf(ports: { admin: number; box: number; smsc: number; sendsms: number }): string {
  const groups = [
    [
      'core',
      `admin-port = ${ports.admin}`,
      'admin-interface = 127.0.0.1',
      'admin-password = admin',
      `smsbox-port = ${ports.box}`,
    ],
    ['smsc', 'smsc = fake', 'smsc-id = FAKE', `port = ${ports.smsc}`, 'connect-allow-ip = 127.0.0.1'],
    ['smsbox', 'bearerbox-host = 127.0.0.1', `sendsms-port = ${ports.sendsms}`, 'sendsms-interface = 127.0.0.1'],
    ['sendsms-user', 'username = dondoc', 'password = mat-khau'],
    ['sms-service', 'keyword = default', 'text = ""', 'max-messages = 0'],
  ];
  return groups.map(([group, ...lines]) => [`group = ${group}`, ...lines].join('\n')).join('\n\n');
}

async function statusHas(adminPort: number, sign: RegExp): Promise<void> {
  const url = `http://127.0.0.1:${adminPort}/status.txt?password=admin`;
  for (let text = ''; ;) {
    text = await fetch(url).then(
      (answer) => answer.text(),
      () => '',
    );
    if (sign.test(text)) return;
    await pause(50);
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
