import type { TriedDelivery } from '../../../store/webhook-deliveries';
import { WEBHOOK_EVENTS, type WebhookEvent, type WebhookRow } from '../../../store/webhooks';
import { countWords } from '../../../templates/number-words';
import { authorityUrl } from '../../shell/addresses';
import { momentWords } from '../../shell/moment-words';

export type WebhookForm = {
  url: string;
  events: readonly string[];
  errors: Readonly<Partial<Record<'url' | 'events', string>>>;
};

const EVENT_WORDS: Readonly<Record<WebhookEvent | 'ping', string>> = {
  'fact.recorded': 'thông tin được ghi nhận',
  'escalation.posted': 'báo cáo cơ quan đầu mối, lãnh đạo về nhiệm vụ quá hạn',
  'plan.started': 'kế hoạch bắt đầu',
  'plan.closed': 'kế hoạch kết thúc',
  'message.undeliverable': 'thư, tin nhắn không gửi được',
  ping: 'sự kiện thử',
};

const OUTCOMES: Readonly<Record<string, string>> = {
  timeout: 'không trả lời trong 10 giây',
  'private-address': 'địa chỉ nằm trong mạng nội bộ nên không gửi',
  ENOTFOUND: 'không tìm thấy tên miền',
  EAI_AGAIN: 'không tra được tên miền',
  ECONNREFUSED: 'máy nhận từ chối kết nối',
  ECONNRESET: 'máy nhận ngắt kết nối',
  CERT_HAS_EXPIRED: 'chứng thư của máy nhận đã hết hạn',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'chứng thư của máy nhận tự ký',
  'secret-lost': 'khóa ký không còn đọc được; đề nghị bỏ và đăng ký lại',
};

/** The webhooks of an authority with the last events of each, and the form for a new one. */
export function webhooksView(
  authority: string,
  webhooks: readonly { webhook: WebhookRow; last: readonly TriedDelivery[] }[],
  { url, events, errors }: WebhookForm,
) {
  return {
    title: 'Webhook',
    styles: ['api.css'],
    back: authorityUrl(authority, 'administration'),
    here: authorityUrl(authority, 'administration/webhooks'),
    url,
    errors,
    events: WEBHOOK_EVENTS.map((value) => ({ value, words: EVENT_WORDS[value], isChosen: events.includes(value) })),
    webhooks: webhooks.map(({ webhook, last }) => ({
      id: webhook.id,
      url: webhook.url,
      host: new URL(webhook.url).host,
      isOff: webhook.offAt !== null,
      state: webhook.offAt === null ? 'đang gửi' : `đã ngừng từ ${momentWords(webhook.offAt)}`,
      events: webhook.events.map((event) => EVENT_WORDS[event]),
      waiting: webhook.waiting > 0 ? countWords(webhook.waiting) : null,
      since: momentWords(webhook.createdAt),
      last: last.map(triedView),
    })),
  };
}

function triedView({ id, event, at, attempt, deliveredAt, outcome, notBefore }: TriedDelivery) {
  const words =
    outcome === null ? 'chờ gửi' : (OUTCOMES[outcome] ?? (/^\d+$/.test(outcome) ? `máy nhận trả lời ${outcome}` : outcome));
  const again = deliveredAt === null && notBefore !== null ? `; gửi lại lúc ${momentWords(notBefore)}` : '';
  return {
    id,
    event: EVENT_WORDS[event] ?? event,
    at: momentWords(at),
    isBad: deliveredAt === null && outcome !== null,
    words: deliveredAt === null ? `${words}${again}` : `đã nhận (${outcome})`,
    attempts: attempt > 1 ? `${countWords(attempt)} lần` : null,
  };
}
