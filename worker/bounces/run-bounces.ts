import type { BounceSource } from '../../channels/bounces/bounce-source';
import { isLoginRefused } from '../../channels/bounces/bounce-source';
import { createBounceSource } from '../../channels/bounces/create-bounce-source';
import { pause } from '../../channels/pause';
import { clearAlarm, raiseAlarm, type Alarm } from '../../store/alarms';
import { readReturnPath } from '../../store/return-path';
import { takeBounce, type BounceDeps } from './take-bounce';

type Options = BounceDeps & {
  /** `BOUNCE_URL`. */
  url: string;
  log: (line: string) => void;
  /** How often a mailbox is looked into, and tried again when it does not answer; milliseconds. */
  pollMs?: number;
};

const CAUSE = 'bounces';
const MINUTE = 60_000;

/**
 * Takes what comes back, until `signal` aborts. A mailbox that cannot be read is one alarm, however often it is tried, and
 * the alarm ends when it can be read again; nothing else waits for it.
 */
export async function runBounces({ url, log, pollMs = MINUTE, ...deps }: Options, signal: AbortSignal): Promise<void> {
  const isOurs = (recipient: string) => readReturnPath(deps.keys, deps.address, recipient) !== null;
  const source = createBounceSource({ url, isOurs, now: deps.now, pollMs });
  while (!signal.aborted) {
    try {
      await runOnce(source, deps, log, signal);
    } catch (error) {
      // The database may be what failed: then there is nowhere to write, and the next round tries again.
      const isNew = await raiseAlarm(deps.db, alarmOf(error), deps.now()).catch(() => false);
      if (isNew) log(alarmOf(error).words);
    }
    await pause(pollMs, signal);
  }
}

async function runOnce(source: BounceSource, deps: BounceDeps, log: Options['log'], signal: AbortSignal): Promise<void> {
  const opened = async (): Promise<void> => {
    if (await clearAlarm(deps.db, CAUSE, deps.now())) log('Đã đọc lại được hộp thư nhận thư báo không gửi được.');
  };
  await source.run({ opened, take: (mail) => takeBounce(deps, mail) }, signal);
}

// Never the client's own words: they hold the account's name.
function alarmOf(error: unknown): Alarm {
  const code = (error as { code?: unknown }).code;
  const why = isLoginRefused(error)
    ? 'máy chủ từ chối đăng nhập'
    : `chưa kết nối được${typeof code === 'string' ? ` (${code})` : ''}`;
  return {
    cause: CAUSE,
    words: `Không đọc được hộp thư nhận thư báo không gửi được: ${why}.`,
    mend: 'Kiểm tra tài khoản, mật khẩu và địa chỉ máy chủ trong BOUNCE_URL; thư báo không mất, sẽ được đọc khi kết nối lại.',
  };
}
