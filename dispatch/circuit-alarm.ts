import type { Outcome } from '../channels/outcome';
import { circuitCause } from '../domain/alarm-cause';
import type { Instant } from '../domain/dates';
import type { Channel } from '../domain/notice';
import { clearAlarm, raiseAlarm } from '../store/alarms';
import { wakePutOff } from '../store/wake-put-off';
import { CHANNEL_WORDS } from '../templates/channel-words';
import { circuitOf } from './circuits';
import type { Pass } from './pass';

/**
 * Opens a channel's circuit after a fault of our own, closes it after a provider has said yes or no to a message; what had
 * been put off because nobody answered is due at once then. However many processes run into the same wall, an administrator
 * hears of it once, and once that it is mended.
 */
export async function noteCircuit(pass: Pass, channel: Channel, outcome: Outcome, now: Instant): Promise<void> {
  const transport = pass[channel];
  if (!transport || outcome.kind === 'unknown') return;
  const circuit = circuitOf(transport, pass.policy.probeMs);
  const cause = circuitCause(channel);
  if (outcome.kind === 'deferred') {
    if (outcome.isDown) circuit.down();
    return;
  }
  if (outcome.kind === 'our-fault') {
    if (!circuit.open(now)) return;
    const isNew = await raiseAlarm(pass.db, { cause, ...wordsOf(channel, transport.name) }, now);
    if (isNew) pass.report({ kind: 'circuit-opened', channel, error: outcome.error });
  } else if (circuit.close()) {
    await wakePutOff(pass.db, channel, now);
    if (await clearAlarm(pass.db, cause, now)) pass.report({ kind: 'circuit-closed', channel });
  }
}

function wordsOf(channel: Channel, provider: string): { words: string; mend: string } {
  return {
    words: `Tạm dừng gửi ${CHANNEL_WORDS[channel]} qua ${provider}: máy chủ không chấp nhận đăng nhập hoặc cấu hình của hệ thống.`,
    mend: 'Kiểm tra tài khoản, số dư, chứng thư và địa chỉ máy chủ (dondoc doctor). Các tin đang chờ được giữ nguyên và tự gửi lại.',
  };
}
