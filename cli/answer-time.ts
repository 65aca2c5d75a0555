import { loadCalendar } from '../config/load-calendar';
import { isDateString, type DateString } from '../domain/dates';
import { readTime } from '../intake/time/read-time';
import { describeTime } from './describe-time';

type Options = { year?: string; issued?: string; json?: boolean };
type Streams = { out: { write(text: string): unknown }; err: { write(text: string): unknown } };
type Input = { phrase: string; year: number; issuedOn: DateString | null };

const BAD_INPUT = 2;

/** Reads the phrase and prints the answer; the result is the exit status: 0 answered, 2 bad input. */
export function answerTime(phrase: string | undefined, options: Options, { out, err }: Streams): number {
  const input = checked(phrase, options);
  if (typeof input === 'string') {
    err.write(options.json ? `${JSON.stringify({ error: input })}\n` : `${input}\n`);
    return BAD_INPUT;
  }
  const context = { year: input.year, issuedOn: input.issuedOn, calendar: loadCalendar() };
  const { schedules, ...reading } = readTime(input.phrase, context);
  const { class: kind, due, count, needs, note } = reading;
  out.write(
    options.json
      ? `${JSON.stringify({ class: kind, due, count, needs, note })}\n`
      : describeTime({ schedules, ...reading }, context),
  );
  return 0;
}

function checked(phrase: string | undefined, { year, issued }: Options): Input | string {
  if (phrase === undefined) return 'Thiếu cụm từ: ghi dondoc time "Trước ngày 15/12" --year 2027.';
  if (year === undefined) return 'Thiếu --year: ghi năm kế hoạch bốn chữ số, ví dụ --year 2027.';
  if (!/^(?:19|20)\d\d$/.test(year)) return `--year "${year}" không phải một năm: ghi bốn chữ số, ví dụ --year 2027.`;
  if (issued !== undefined && !isDateString(issued))
    return `--issued "${issued}" không phải một ngày: ghi dạng YYYY-MM-DD, ví dụ --issued ${year}-01-05.`;
  return { phrase, year: Number(year), issuedOn: issued ?? null };
}
