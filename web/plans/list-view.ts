import type { Instant } from '../../domain/dates';
import { isLate } from '../../domain/is-late';
import { openAssignments } from '../../domain/plan-index';
import { dateAt } from '../../domain/zone';
import type { PlanDraft } from '../../store/plan-drafts';
import { isFollowed } from '../../store/plan-row';
import { countWords } from '../../templates/number-words';
import { PLAN_STATE_WORDS } from '../../templates/status-words';
import { authorityUrl, planUrl } from '../shell/addresses';
import { momentWords } from '../shell/moment-words';
import type { StandingPlan } from '../shell/plan-states';
import type { PlanAnswer } from '../web-deps';
import { draftRow } from './draft-row';
import { pageNumbers } from './page-numbers';

const ON_A_PAGE = 20;
const LOOKS = { draft: 'neutral', issued: 'neutral', running: 'good', paused: 'waiting', closed: 'neutral' } as const;

type Page = { plans: StandingPlan[]; number: number; count: number };
type Shown = StandingPlan & { answer: PlanAnswer };

/** A page of plans: the newest year first, each year by title. A page that does not exist is the first. */
export function pageOf(plans: readonly StandingPlan[], asked: number): Page {
  const sorted = [...plans].sort((a, b) => b.row.plan.year - a.row.plan.year || compare(a.row.plan.title, b.row.plan.title));
  const count = Math.max(1, Math.ceil(sorted.length / ON_A_PAGE));
  const number = Number.isInteger(asked) && asked >= 1 && asked <= count ? asked : 1;
  return { plans: sorted.slice((number - 1) * ON_A_PAGE, number * ON_A_PAGE), number, count };
}

/** The list of plans as its page shows it. */
export function listView(of: { shown: Shown[]; drafts: PlanDraft[]; page: Page; authority: string; at: Instant }) {
  const { shown, drafts, page, authority, at } = of;
  return {
    plans: shown.map((plan) => planRow(plan, at)),
    drafts: drafts.map(draftRow),
    pages: pageNumbers(page.count, page.number, (number) => authorityUrl(authority, `plans?page=${number}`)),
  };
}

function planRow({ row, rules, state, answer }: Shown, at: Instant) {
  const today = dateAt(at);
  const open = isFollowed(row) ? openAssignments(rules, state) : [];
  const late = open.filter(({ assignment, status }) => isLate(assignment.occurrence, status, today)).length;
  return {
    to: planUrl(row.id),
    title: row.plan.title,
    number: row.plan.number,
    year: row.plan.year,
    tasks: countWords(row.plan.tasks.length),
    state: PLAN_STATE_WORDS[row.state],
    look: LOOKS[row.state],
    late: late > 0 ? `${countWords(late)} việc quá hạn` : null,
    isFollowed: isFollowed(row),
    next: nextWords(row.state === 'running', answer, at),
  };
}

function nextWords(isRunning: boolean, answer: PlanAnswer, at: Instant): string | null {
  if (!isRunning) return null;
  if (answer === 'silent') return 'bộ điều phối chưa trả lời';
  if (answer === null) return 'đang khởi động';
  return answer.nextAt ? momentWords(Math.max(at, Date.parse(answer.nextAt))) : null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
