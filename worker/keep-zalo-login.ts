import { pause } from '../channels/pause';
import type { TokenKeeper } from '../channels/zalo/keep-tokens';
import { HOUR_MS } from '../domain/dates';

/** Looks after the login at Zalo every hour, until `signal` aborts: one that nobody sends with would end unseen. */
export async function keepZaloLogin(login: TokenKeeper, log: (line: string) => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await login.keep().catch((error: Error) => log(`Chưa kiểm tra được đăng nhập Zalo, sẽ thử lại: ${error.message}`));
    await pause(HOUR_MS, signal);
  }
}
