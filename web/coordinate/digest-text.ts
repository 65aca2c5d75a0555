import { workingDaysBetween } from '../../domain/calendar/working-days';
import { addDays, type DateString } from '../../domain/dates';
import type { Authority, Unit } from '../../domain/unit';
import { clause, oneLine } from '../../templates/clean-text';
import { dateWords } from '../../templates/date-words';
import { countWords, taskNumberWords, workingDayWords } from '../../templates/number-words';
import { periodBesideDueDay } from '../../templates/period-words';
import { planTitleWords } from '../../templates/plan-words';
import { addressWords, nameOn } from '../../templates/unit-words';
import { isLateWork, type Work } from './open-work';

/** How far ahead a digest looks, and how many tasks of each kind it names: a chat is no list. */
const AHEAD_DAYS = 14;
const MOST_ROWS = 20;

type Source = { register: Authority; unit: Unit; works: readonly Work[]; today: DateString };

/** A unit's late and coming work as plain text for its chat group. No link: whoever is in the group would act for the unit. */
export function digestText({ register, unit, works, today }: Source): string {
  const late = works.filter((work) => isLateWork(work, today));
  const coming = works.filter(
    (work) => !isLateWork(work, today) && work.status.dueOn >= today && work.status.dueOn <= addDays(today, AHEAD_DAYS),
  );
  const head = `${oneLine(register.name)} – Kính gửi: ${oneLine(nameOn(unit, today))}`;
  if (late.length + coming.length === 0)
    return `${head}\nTính đến ngày ${dateWords(today)}, ${addressWords(unit)} không có nhiệm vụ quá hạn hoặc đến hạn trong ${AHEAD_DAYS} ngày tới.`;
  return [
    `${head}`,
    `Tình hình nhiệm vụ do ${addressWords(unit)} chủ trì, tính đến ngày ${dateWords(today)}:`,
    ...part('Quá hạn', late, today),
    ...part(`Đến hạn trong ${AHEAD_DAYS} ngày tới`, coming, today),
    '',
    `Đề nghị ${addressWords(unit)} hoàn thành và cập nhật kết quả theo đường dẫn trong thư hoặc tin nhắn đã gửi; nếu có khó khăn, vướng mắc hoặc cần gia hạn, đề nghị phản ánh cũng tại đó. Trân trọng.`,
  ].join('\n');
}

function part(heading: string, works: readonly Work[], today: DateString): string[] {
  if (works.length === 0) return [];
  const rows = works.slice(0, MOST_ROWS).map((work, index) => `${index + 1}. ${rowWords(work, today)}`);
  const more = works.length > MOST_ROWS ? [`… và ${countWords(works.length - MOST_ROWS)} nhiệm vụ khác.`] : [];
  return ['', `${heading} (${countWords(works.length)} nhiệm vụ):`, ...rows, ...more];
}

function rowWords({ plan, assignment, status }: Work, today: DateString): string {
  const { row, rules } = plan;
  const title = clause(row.plan.tasks.find(({ no }) => no === assignment.task)?.title);
  const period = periodBesideDueDay(assignment.occurrence.key);
  const left = workingDaysBetween(rules.calendar, today, status.dueOn);
  const when =
    status.dueOn === today ? 'hạn hôm nay' : left < 0 ? `quá hạn ${workingDayWords(left)}` : `còn ${workingDayWords(left)}`;
  const named = [`Nhiệm vụ ${taskNumberWords(assignment.task)} “${title}”`, period].filter(Boolean).join(', ');
  return `${named}: hạn ${dateWords(status.dueOn)} (${when}) – ${planTitleWords(row.plan)}`;
}
