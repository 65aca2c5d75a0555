import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clearError } from './clear-error';
import type { PostgresHome } from './postgres-home';

/** The role that owns everything in the embedded server. */
export const POSTGRES_ROLE = 'dondoc';

// Without these an empty LANG makes a database of SQL_ASCII.
const UNICODE = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];

/** The role's password: random, made once, kept in a file only we can read. */
export function readPassword(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}

/** Makes the cluster's folder where there is none. It appears whole: an interrupted initdb leaves no half cluster. */
export function createCluster({ bin, cluster, user }: PostgresHome, password: string): void {
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  const draft = `${cluster}.new`;
  const passwordFile = `${cluster}.password-once`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if ('uid' in user) for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid);
  try {
    const access = [`--username=${POSTGRES_ROLE}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    const run = spawnSync(join(bin, 'initdb'), [`--pgdata=${draft}`, ...access, ...UNICODE], {
      ...user,
      cwd: dirname(draft),
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    });
    if (run.status !== 0) throw clearError(`Không tạo được cơ sở dữ liệu trong ${cluster}: ${run.stderr || run.error?.message}`);
    renameSync(draft, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}
