import type { DispatchEvent } from '../dispatch/dispatch-deps';

const CHANNELS = { email: 'thư điện tử', sms: 'tin nhắn' } as const;

/** A dispatcher's event as a line for the operator; ids and codes only. */
export function eventWords(event: DispatchEvent): string {
  switch (event.kind) {
    case 'circuit-opened':
      return `Tạm dừng gửi ${CHANNELS[event.channel]}, sẽ thử lại: ${event.error}`;
    case 'circuit-closed':
      return `Đã gửi lại được ${CHANNELS[event.channel]}.`;
    case 'refused':
      return `Bị từ chối: ${CHANNELS[event.channel]} số ${event.message}: ${event.error}`;
    case 'unknown-twice':
      return `Hai lần chưa rõ kết quả gửi: ${CHANNELS[event.channel]} số ${event.message}: ${event.error}`;
    case 'failed':
      return `Lượt gửi chưa thực hiện được, sẽ thử lại: ${event.error}`;
    default:
      return event satisfies never;
  }
}
