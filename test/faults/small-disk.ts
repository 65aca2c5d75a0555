import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { until } from './until';

/** Mounts a small file system on a folder for one command alone, and runs the command there. */
export function onSmallDisk(folder: string, megabytes: number): string[] {
  const mount = 'size=$1; at=$2; shift 2; mount -t tmpfs -o size=${size}m,mode=0755 tmpfs "$at" && exec "$@"';
  return ['unshare', '-m', 'sh', '-c', mount, 'sh', String(megabytes), folder];
}

/** Why a small disk cannot be had here, or null. */
export function whyNoSmallDisk(): string | null {
  if (process.getuid?.() !== 0) return 'needs root';
  const tried = spawnSync('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs -o size=1m tmpfs /mnt']);
  return tried.status === 0 ? null : 'unshare -m with a tmpfs is not allowed here';
}

export type SmallDisk = { folder: string; close(): void };

/** A small file system that this process can use; it lies in the mount space of another. */
export async function startSmallDisk(megabytes: number): Promise<SmallDisk> {
  const [command = '', ...args] = [...onSmallDisk('/mnt', megabytes), 'sh', '-c', 'echo ready; exec sleep infinity'];
  const holder = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  holder.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  await until('the small disk', () => said.includes('ready'));
  return { folder: `/proc/${holder.pid}/root/mnt`, close: () => void holder.kill('SIGKILL') };
}

/** Fills the disk on which `file` lies to the last byte. */
export function fillUp(file: string): void {
  const to = openSync(file, 'w');
  try {
    for (const size of [1 << 20, 4096, 1]) writeUntilFull(to, Buffer.alloc(size));
  } finally {
    closeSync(to);
  }
}

export function makeRoom(file: string): void {
  rmSync(file);
}

function writeUntilFull(to: number, bytes: Buffer): void {
  try {
    for (;;) writeSync(to, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
