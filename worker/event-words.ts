import type { DispatchEvent } from '../dispatch/dispatch-deps';
import { CHANNEL_WORDS } from '../templates/channel-words';

/** A dispatcher's event as a line for the operator; ids and codes only. */
export function eventWords(event: DispatchEvent): string {
  switch (event.kind) {
    case 'circuit-opened':
      return `Tạm dừng gửi ${CHANNEL_WORDS[event.channel]}, sẽ thử lại: ${event.error}`;
    case 'circuit-closed':
      return `Đã gửi lại được ${CHANNEL_WORDS[event.channel]}.`;
    case 'refused':
      return `Bị từ chối: ${CHANNEL_WORDS[event.channel]} số ${event.message}: ${event.error}`;
    case 'unknown-twice':
      return `Hai lần chưa rõ kết quả gửi: ${CHANNEL_WORDS[event.channel]} số ${event.message}: ${event.error}`;
    case 'address-stopped':
      return `Địa chỉ nhận ${CHANNEL_WORDS[event.channel]} không còn dùng được, đã ngừng gửi tới (số ${event.message}).`;
    case 'sms-quota':
      return event.spent
        ? `Cơ quan ${event.authority} đã dùng hết số tin nhắn SMS trong tháng; nội dung được gửi bằng thư điện tử.`
        : `Cơ quan ${event.authority} sắp dùng hết số tin nhắn SMS trong tháng.`;
    case 'failed':
      return `Lượt gửi chưa thực hiện được, sẽ thử lại: ${event.error}`;
    default:
      return event satisfies never;
  }
}
