import type { Schedule } from '../../domain/schedule/schedule';
import { asked, schedule, undated } from './answers';
import type { Atom } from './atoms';
import { all, has, type Clause } from './clause';
import { readAfterEvent } from './read-after-event';
import { readDated } from './read-dated';
import { readQuota } from './read-quota';
import { readRecurring } from './read-recurring';

/**
 * The schedules of one part of a phrase: what is dated in it, beside what is standing or on demand. Empty when the part says
 * nothing about time.
 */
export function readPart(clause: Clause): Schedule[] {
  const dated = has(clause, 'school-year') ? null : withReport(clause, softened(clause, datedOf(clause)));
  const open = openOf(clause, dated);
  const kept = dated && !(open && absorbed(clause, dated, open)) ? [dated, ...furtherQuotas(clause)] : [];
  const schedules = open ? [open, ...kept] : kept;
  return schedules.length > 0 ? demandBeside(clause, schedules) : unclear(clause);
}

// "Mỗi tuần 01 bài, mỗi tháng 01 chuyên mục": a quota for each count.
function furtherQuotas(clause: Clause): Schedule[] {
  const counts = all(clause, 'frequency').filter((one) => one.period !== null && one.period !== 'day');
  return counts.slice(1).flatMap((count) => readQuota({ ...clause, atoms: [count] }) ?? []);
}

function datedOf(clause: Clause): Schedule | null {
  return readAfterEvent(clause) ?? readQuota(clause) ?? readRecurring(clause) ?? readDated(clause);
}

function softened(clause: Clause, dated: Schedule | null): Schedule | null {
  return dated && has(clause, 'aim') ? { ...dated, soft: true } : dated;
}

function withReport(clause: Clause, dated: Schedule | null): Schedule | null {
  return dated && /\b(?:bao cao|so ket|tong ket)\b/.test(clause.folded) && dated.class !== 'quota'
    ? { ...dated, report: true }
    : dated;
}

function openOf(clause: Clause, dated: Schedule | null): Schedule | null {
  if (has(clause, 'school-year'))
    return undated(clause, 'by-reference', 'date', 'Theo khung kế hoạch thời gian năm học: cần ngày cụ thể.');
  if (has(clause, 'standing') || (has(clause, 'keep') && lasting(clause, dated)) || everyDay(clause))
    return standing(clause, dated);
  const weak = dated === null || isWeak(clause);
  if (has(clause, 'reference') && weak)
    return undated(clause, 'by-reference', 'date', 'Thời gian theo văn bản khác: cần ngày cụ thể.');
  if (dated) return null;
  if (has(clause, 'demand')) return schedule(clause, { class: 'on-demand', rule: { kind: 'on-demand' } });
  if (has(clause, 'promptly')) return schedule(clause, { class: 'standing', rule: { kind: 'standing' } });
  return has(clause, 'aim', 'indicator') ? schedule(clause, { class: 'target', rule: { kind: 'waiting' }, soft: true }) : null;
}

function standing(clause: Clause, dated: Schedule | null): Schedule {
  const until = dated && absorbed(clause, dated, null) ? untilOf(dated, clause.context.year) : null;
  return schedule(clause, { class: 'standing', rule: { kind: 'standing', ...(until && { until }) } });
}

function untilOf({ rule }: Schedule, year: number): string | null {
  const end = rule.kind === 'window' ? rule.to : rule.kind === 'limit' ? rule.on : null;
  return end && end !== `${year}-12-31` ? end : null;
}

// "Thường xuyên trong năm 2021", "duy trì đến 2030": the time only bounds the standing duty; a comma starts a second one.
function absorbed(clause: Clause, dated: Schedule, open: Schedule | null): boolean {
  if (open && open.class !== 'standing') return true;
  if (onlyYears(clause)) return true;
  if (dated.class === 'recurring' && !has(clause, 'days', 'date', 'before')) {
    return (
      all(clause, 'each').every((each) => each.cycles.every((cycle) => cycle === 'year')) &&
      has(clause, 'each') &&
      !has(clause, 'span')
    );
  }
  return dated.class === 'within' && !separated(clause.atoms);
}

function onlyYears(clause: Clause): boolean {
  const finer = clause.atoms.some(
    (atom) => (atom.is === 'span' && atom.unit !== 'year') || (atom.is === 'position' && atom.of !== 'year'),
  );
  return (
    !finer &&
    !has(clause, 'date', 'days', 'frequency', 'each', 'next', 'event', 'before') &&
    has(clause, 'span', 'years', 'this-year', 'relative-year', 'position')
  );
}

// A comma or "và" between the standing words and the time beside them, on either side.
function separated(atoms: readonly Atom[]): boolean {
  const dated = (atom: Atom) => ['span', 'date', 'each', 'frequency', 'years', 'position'].includes(atom.is);
  const standing = atoms.map((atom, i) => (atom.is === 'standing' || atom.is === 'keep' ? i : -1)).filter((i) => i >= 0);
  const [firstAt, lastAt] = [standing[0] ?? 0, standing.at(-1) ?? 0];
  const after = atoms.findIndex((atom, i) => i > lastAt && dated(atom));
  const before = atoms.findLastIndex((atom, i) => i < firstAt && dated(atom));
  const between = after >= 0 ? atoms.slice(lastAt + 1, after) : atoms.slice(before + 1, firstAt);
  return between.some((atom) => (atom.is === 'word' && (atom.word === ',' || atom.word === 'va')) || atom.is === 'stop');
}

function lasting(clause: Clause, dated: Schedule | null): boolean {
  return dated === null || onlyYears(clause);
}

function everyDay(clause: Clause): boolean {
  return (
    all(clause, 'each').some((each) => each.cycles.length === 1 && each.cycles[0] === 'day') &&
    !has(clause, 'span', 'date', 'days')
  );
}

function isWeak(clause: Clause): boolean {
  const every = all(clause, 'each');
  return (
    !has(clause, 'date', 'days', 'frequency', 'next', 'month-of') &&
    !all(clause, 'span').some((span) => span.unit !== 'year') &&
    every.every((each) => each.weak) &&
    !has(clause, 'before', 'by', 'until', 'event', 'length', 'position')
  );
}

function demandBeside(clause: Clause, schedules: Schedule[]): Schedule[] {
  const known = schedules.some((one) => one.class === 'on-demand' || one.class === 'by-reference' || one.class === 'after-event');
  return has(clause, 'demand') && !known
    ? [...schedules, schedule(clause, { class: 'on-demand', rule: { kind: 'on-demand' } })]
    : schedules;
}

function unclear(clause: Clause): Schedule[] {
  if (
    clause.atoms.every(
      (atom) =>
        atom.is === 'word' ||
        atom.is === 'within' ||
        atom.is === 'report' ||
        atom.is === 'stop' ||
        atom.is === 'from' ||
        atom.is === 'until' ||
        atom.is === 'or',
    )
  )
    return [];
  return [
    asked(
      undated(clause, 'unclear', 'ask', ''),
      'Có nêu thời gian nhưng chưa đủ để xác định ngày: đề nghị cho biết ngày, tháng hoặc quý cụ thể.',
    ),
  ];
}
