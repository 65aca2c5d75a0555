import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock } from '../../worker/instance-lock';
import { serverProcess } from '../../worker/server-process';

let folder: string;
let lock: string;
let other: ChildProcess;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-lock-'));
  lock = join(folder, 'dondoc.lock');
  other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
});

afterEach(async () => {
  if (other.exitCode === null && other.signalCode === null) {
    other.kill('SIGKILL');
    await once(other, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

const refusal = (pid: number) => `Đôn Đốc đã chạy (tiến trình ${pid}).`;
const heldBy = (pid: number) => writeFileSync(lock, JSON.stringify(serverProcess(pid)));

it('refuses a second opener in one sentence that names the first', () => {
  heldBy(other.pid!);
  expect(() => takeLock(lock, refusal)).toThrow(`Đôn Đốc đã chạy (tiến trình ${other.pid}).`);
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: other.pid });
});

it('takes over the lock of a process that was killed', async () => {
  heldBy(other.pid!);
  other.kill('SIGKILL');
  await once(other, 'exit');
  takeLock(lock, refusal).release();
  expect(existsSync(lock)).toBe(false);
});

it('takes over a lock whose number belongs to another process by now', () => {
  writeFileSync(lock, JSON.stringify({ pid: other.pid, start: 'an earlier one' }));
  expect(() => takeLock(lock, refusal)).not.toThrow();
});

it('takes over a lock that a power cut left empty', () => {
  writeFileSync(lock, '');
  expect(() => takeLock(lock, refusal)).not.toThrow();
});

it('refuses the same process, too, until it releases', () => {
  const first = takeLock(lock, refusal);
  expect(() => takeLock(lock, refusal)).toThrow('đã chạy');
  first.release();
  expect(() => takeLock(lock, refusal)).not.toThrow();
});
