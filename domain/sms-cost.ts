/** SMS that are sent or will be: how many, in how many parts, and what they cost in VND; null: the price is not known. */
export type SmsTotal = { messages: number; segments: number; cost: number | null };

/** Messages as far as their parts count; `at` is ISO 8601, `segments` the parts of an SMS. */
export type CountedMessage = { at: string; channel: string; segments: number };

/** What a year's SMS come to: in all, and by month (`YYYY-MM`), in order. `costPerSegment` in VND, null where it is not known. */
export function smsCost(
  messages: readonly CountedMessage[],
  costPerSegment: number | null,
): { total: SmsTotal; months: (SmsTotal & { month: string })[] } {
  const texts = messages.filter(({ channel }) => channel === 'sms');
  const months = [...new Set(texts.map(({ at }) => at.slice(0, 7)))].sort();
  return {
    total: totalOf(texts, costPerSegment),
    months: months.map((month) => ({
      month,
      ...totalOf(
        texts.filter(({ at }) => at.startsWith(month)),
        costPerSegment,
      ),
    })),
  };
}

function totalOf(texts: readonly CountedMessage[], costPerSegment: number | null): SmsTotal {
  const segments = texts.reduce((sum, text) => sum + text.segments, 0);
  return { messages: texts.length, segments, cost: costPerSegment === null ? null : segments * costPerSegment };
}
