import type { Failure, Notice } from '../../domain/notice';
import type { NoticeLine, Result, Sent, Waiting } from '../../domain/why/why';
import { CHANNEL_WORDS } from '../channel-words';
import { FACT_WORDS } from '../fact-words';
import { countWords } from '../number-words';
import { instantWords, nameOf, type Names } from './names';
import { rungWords } from './rung-words';

const FAILURE_WORDS: Readonly<Record<Failure, string>> = {
  'no-address': 'không gửi được: chưa có địa chỉ nhận',
  'dead-address': 'không gửi được: địa chỉ nhận không còn dùng được',
  refused: 'bị hệ thống nhận từ chối',
  bounced: 'bị trả lại',
  'no-account': 'không gửi được: người nhận chưa có tài khoản',
  'no-report': 'nhà cung cấp đã nhận nhưng không xác nhận đã tới người nhận',
  'no-template': 'không gửi được: chưa có mẫu tin được duyệt',
  quota: 'không gửi: cơ quan đã dùng hết số tin nhắn trong tháng',
  unknown: 'chưa xác định được kết quả sau 02 lần gửi, không gửi lại',
};

const WAITING_WORDS: Readonly<Record<Waiting, string>> = {
  hold: 'chưa gửi: hệ thống đang tạm giữ mọi tin sau khi phục hồi dữ liệu',
  'on-its-way': 'đang gửi',
  unknown: 'chưa rõ kết quả lần gửi trước, gửi lại cùng nội dung một lần',
  circuit: 'chưa gửi: kênh gửi đang tạm dừng do lỗi tài khoản hoặc cấu hình của hệ thống',
  deferred: 'chưa gửi: hệ thống nhận tạm thời chưa nhận, sẽ gửi lại',
  rests: 'chưa gửi: chỉ báo cáo cấp trên sau khi thông báo quá hạn gửi đơn vị đã được tiếp nhận và đủ số ngày chờ',
  hours: 'chưa gửi: ngoài giờ gửi tin của ngày làm việc',
  limits: 'chưa gửi: người nhận đã nhận đủ số tin trong khoảng thời gian quy định, tin được gộp lại',
  queued: 'chờ đến lượt gửi',
};

/** A notice: its rule and to whom; `details`: what became of it, channel by channel. */
export function noticeLineWords(names: Names, { notice, sent }: NoticeLine): { text: string; details: string[] } {
  const skipped = (notice.skipped ?? []).map((unit) => nameOf(names, unit));
  return {
    text: `${rungWords(names, notice)}, gửi ${nameOf(names, notice.to.unit, notice.postedOn)} ${addresseeWords(notice)}`,
    details: [
      ...(skipped.length > 0 ? [`bỏ qua ${skipped.join('; ')}: chưa có người nhận với địa chỉ liên hệ`] : []),
      ...(sent.length > 0 ? sent.map(sentWords) : ['không có người giữ vị trí nhận thông báo này nên không gửi cho ai']),
    ],
  };
}

export function addresseeWords({ to }: Notice): string {
  switch (to.as) {
    case 'lead':
      return to.positions.includes('head') ? '(cán bộ phụ trách và người đứng đầu)' : '(cán bộ phụ trách)';
    case 'partner':
      return '(đơn vị phối hợp)';
    case 'coordinator':
      return '(cơ quan đầu mối)';
    case 'leadership':
      return '(lãnh đạo)';
  }
}

function sentWords({ channel, persons, result }: Sent): string {
  return `${CHANNEL_WORDS[channel]}, ${countWords(persons)} người: ${resultWords(result)}`;
}

function resultWords(result: Result): string {
  switch (result.is) {
    case 'accepted':
      return `máy chủ gửi đã nhận${at(result.at)}`;
    case 'delivered':
      return `đã tới người nhận${at(result.at)}`;
    case 'failed':
      return `${result.why ? FAILURE_WORDS[result.why] : 'không gửi được'}${at(result.at)}`;
    case 'superseded':
      return `không gửi nữa${at(result.at)}, ${result.by ? `vì có thông tin “${FACT_WORDS[result.by]}”` : 'vì đã có tin mới hơn thay thế'}`;
    case 'expired':
      return `hết thời gian có ý nghĩa nên không gửi${at(result.at)}`;
    case 'waiting':
      return `${WAITING_WORDS[result.why]}${result.until ? `; sớm nhất lúc ${instantWords(result.until)}` : ''}`;
  }
}

function at(instant: number | null): string {
  return instant === null ? '' : ` lúc ${instantWords(instant)}`;
}
