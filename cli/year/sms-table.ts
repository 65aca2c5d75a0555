import { smsCost, type CountedMessage, type SmsTotal } from '../../domain/sms-cost';
import { aligned } from './aligned';

/** What the year's SMS come to, for people: by month and in all, with the price where one is set. Empty: there are none. */
export function smsTable(messages: readonly CountedMessage[], costPerSegment: number | null): string[] {
  const { total, months } = smsCost(messages, costPerSegment);
  if (total.messages === 0) return [];
  const row = (name: string, { messages: texts, segments, cost }: SmsTotal): string[] => [
    name,
    String(texts),
    String(segments),
    ...(cost === null ? [] : [dongs(cost)]),
  ];
  const heads = ['Tin nhắn SMS dự kiến', 'số tin', 'số đoạn', ...(costPerSegment === null ? [] : ['chi phí (đồng)'])];
  const rows = months.map(({ month, ...sum }) => row(`Tháng ${month.slice(5)}/${month.slice(0, 4)}`, sum));
  const unpriced = costPerSegment === null ? ['Ghi giá một đoạn tin vào SMS_COST để biết chi phí.'] : [];
  return [...aligned([heads, ...rows, row('Cả năm', total)]), ...unpriced];
}

/** `1234567` as offices write it: `1.234.567`. */
function dongs(cost: number): string {
  return String(Math.round(cost)).replace(/\B(?=(\d{3})+$)/g, '.');
}
