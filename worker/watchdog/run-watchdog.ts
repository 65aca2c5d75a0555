import { pause } from '../../channels/pause';
import { readAlarmCause } from '../../domain/alarm-cause';
import type { Instant } from '../../domain/dates';
import { findAlarms } from '../../store/alarms';
import { keepAlarms } from './keep-alarms';
import { look, type LookDeps } from './look';
import { pingDeadman } from './ping-deadman';
import { noteTold, sendAlarms, tellAlarms, type Telling } from './tell-alarms';
import { DATABASE_SILENT, findTrouble, LOOK_FAILED, type Verdict } from './trouble';
import { within } from './within';

export type WatchDeps = Omit<LookDeps, 'quiet'> & {
  everyMs: number;
  diskPercent: number;
  /** Whom to tell by e-mail; null: nobody. */
  telling: Telling | null;
  deadmanUrl: string | null;
  now: () => Instant;
  log: (line: string) => void;
};

/** What one round leaves to the next: only what cannot be kept in the database. */
type Memory = { quiet: LookDeps['quiet']; silent: { since: Instant; isTold: boolean } | null; said: Set<string> };

/** A look that takes longer has met something that hangs. */
const LOOK_LIMIT_MS = 5 * 60_000;
const PROBE_LIMIT_MS = 10_000;

/**
 * Looks at everything every `everyMs`, the first time after as long, until `signal` aborts: keeps one alarm a cause, tells
 * each once, and tells the outside as long as all is well. It repairs nothing.
 */
export async function runWatchdog(deps: WatchDeps, signal: AbortSignal): Promise<void> {
  const round = createRound(deps);
  while (await pause(deps.everyMs, signal)) await round();
}

/** One round of the watchdog; never rejects. */
export function createRound(deps: WatchDeps): () => Promise<void> {
  const memory: Memory = { quiet: new Map(), silent: null, said: new Set() };
  return async () => {
    try {
      await within(PROBE_LIMIT_MS, deps.db.query('select 1'));
      await noteReturn(deps, memory);
      await lookAndKeep(deps, memory);
      await tellEverybody(deps, memory);
    } catch {
      await tellOfSilence(deps, memory);
    }
  };
}

async function lookAndKeep(deps: WatchDeps, memory: Memory): Promise<void> {
  try {
    const seen = await within(LOOK_LIMIT_MS, look({ ...deps, quiet: memory.quiet }, deps.now()));
    const { alarms, judged } = findTrouble(seen, deps.diskPercent);
    await keep(deps, { alarms, judged: [...judged, LOOK_FAILED.cause] });
  } catch (error) {
    await keep(deps, { alarms: [LOOK_FAILED], judged: [] });
    sayOnce(deps, memory, `Kiểm tra chưa xong: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function keep({ db, now, log }: WatchDeps, verdict: Verdict): Promise<void> {
  const { raised, cleared } = await keepAlarms(db, verdict, now());
  for (const { words, mend } of raised) log(`Cảnh báo: ${words} Cần làm: ${mend}`);
  for (const cause of cleared) log(`Đã hết cảnh báo: ${cause}.`);
}

async function tellEverybody(deps: WatchDeps, memory: Memory): Promise<void> {
  const { db, telling, deadmanUrl, now } = deps;
  const standing = await findAlarms(db);
  const unsent = telling && (await tellAlarms(db, telling, standing, now()));
  if (unsent) sayOnce(deps, memory, `Chưa gửi được thư cảnh báo, sẽ thử lại: ${unsent}`);
  const isWell = standing.every(({ cause }) => isForOffice(cause));
  const unheard = deadmanUrl !== null && isWell ? await pingDeadman(deadmanUrl) : null;
  if (unheard) sayOnce(deps, memory, `Chưa báo được “vẫn hoạt động” ra ngoài, sẽ thử lại: ${unheard}`);
  if (!unsent && !unheard) memory.said.clear();
}

// Without the database nobody can be told but by log and mail, and only this process remembers that they were.
async function tellOfSilence(deps: WatchDeps, memory: Memory): Promise<void> {
  const { telling, now, log } = deps;
  if (memory.silent) return;
  const since = now();
  memory.silent = { since, isTold: false };
  log(`Cảnh báo: ${DATABASE_SILENT.words} Cần làm: ${DATABASE_SILENT.mend}`);
  if (!telling) return;
  const unsent = await sendAlarms(telling, [{ ...DATABASE_SILENT, raisedAt: since }], since);
  memory.silent.isTold = unsent === null;
}

async function noteReturn({ db, log }: WatchDeps, memory: Memory): Promise<void> {
  if (!memory.silent) return;
  const { since, isTold } = memory.silent;
  if (isTold) await noteTold(db, { ...DATABASE_SILENT, raisedAt: since });
  memory.silent = null;
  log(`Đã hết cảnh báo: ${DATABASE_SILENT.cause}.`);
}

// One dead mailbox, a month's SMS nearly used up, a program that takes no events: for somebody to mend, but the system is well.
function isForOffice(cause: string): boolean {
  const of = readAlarmCause(cause)?.of;
  return of === 'address' || of === 'sms-quota' || of === 'webhook';
}

function sayOnce({ log }: WatchDeps, { said }: Memory, line: string): void {
  if (!said.has(line)) log(line);
  said.add(line);
}
