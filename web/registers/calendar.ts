import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CalendarFileError, parseCalendar } from '../../config/load-calendar';
import { calendarChanges } from '../../domain/calendar/calendar-changes';
import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import { canonicalJson } from '../../domain/canonical-json';
import { findCalendarOf } from '../../store/calendars';
import { changeCalendar } from '../../store/change-calendar';
import { findFacts } from '../../store/find-facts';
import { listPlans } from '../../store/find-plan';
import { isFollowed } from '../../store/plan-row';
import { countWords } from '../../templates/number-words';
import { authorityUrl } from '../shell/addresses';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import { checkYear, formOfYear, provisionalYear, readYearForm, type YearErrors, type YearForm } from './calendar-form';
import { calendarMoves } from './calendar-moves';
import { calendarYears, changedDays, yearView } from './calendar-view';
import { doneWords } from './done-words';

type Asked = { Params: { authority: string; year: string }; Querystring: { done?: string; year?: string } };
type Rest = { from: string; problem?: string; done?: string; preview?: object };

const NOTHING_WRONG: YearErrors = { off: [], worked: [], status: [] };
const MOST_MOVES = 60;

/** `…/administration/calendar` and `…/calendar/{year}`: days off and worked Saturdays; what moves is shown before it is kept. */
export function registerCalendar(app: FastifyInstance, deps: WebDeps): void {
  const { db, now } = deps;
  const url = '/a/:authority/administration/calendar';
  const config = { access: 'administer' } as const;

  app.get<Asked>(url, { config }, async ({ params, query }, reply) => {
    const calendar = await findCalendarOf(db, params.authority);
    if (!calendar) return reply.callNotFound();
    if (isYear(query.year)) return reply.redirect(yearUrl(params.authority, query.year), 303);
    return list(reply, params.authority, calendar, { done: doneWords(query.done) });
  });

  app.get<Asked>(`${url}/:year`, { config }, async ({ params }, reply) => {
    const calendar = await findCalendarOf(db, params.authority);
    if (!calendar || !isYear(params.year)) return reply.callNotFound();
    const known = calendar.years[params.year];
    const form = known ? formOfYear(known) : provisionalYear(calendar, Number(params.year));
    return show(reply, params, form, NOTHING_WRONG, { from: calendar.version, done: known ? '' : NEW_YEAR });
  });

  app.post<Asked>(`${url}/:year`, { config }, async (request, reply) => {
    const { params } = request;
    const calendar = await findCalendarOf(db, params.authority);
    if (!calendar || !isYear(params.year)) return reply.callNotFound();
    const form = readYearForm(request);
    const { act, from = '' } = formOf(request);
    const { year, errors } = checkYear(form, Number(params.year));
    if (errors) return show(reply.code(400), params, form, errors, { from, problem: 'Chưa lưu. Có chỗ cần sửa ở bên dưới.' });
    if (from !== calendar.version)
      return show(reply.code(409), params, form, NOTHING_WRONG, { from: calendar.version, problem: CHANGED_MEANWHILE });
    const next = { ...calendar, years: { ...calendar.years, [params.year]: year } };
    const preview = await previewOf(deps, params.authority, calendar, next);
    if (act !== 'save') return show(reply, params, form, NOTHING_WRONG, { from, preview });
    return keep(request, reply, params.authority, calendar, next);
  });

  app.post<Asked>(`${url}/import`, { config }, async (request, reply) => {
    const { authority } = request.params;
    const calendar = await findCalendarOf(db, authority);
    if (!calendar) return reply.callNotFound();
    const { content = '', act, from = calendar.version } = formOf(request);
    const read = readCalendar(content);
    if (typeof read === 'string') return list(reply.code(400), authority, calendar, { content, problem: read });
    if (from !== calendar.version) return list(reply.code(409), authority, calendar, { content, problem: CHANGED_MEANWHILE });
    const next = { ...calendar, years: { ...calendar.years, ...read.years } };
    if (act === 'save') return keep(request, reply, authority, calendar, next);
    const preview = await previewOf(deps, authority, calendar, next);
    return list(reply, authority, calendar, { content, preview, from });
  });

  async function keep(
    request: FastifyRequest,
    reply: FastifyReply,
    authority: string,
    calendar: WorkCalendar,
    next: WorkCalendar,
  ) {
    const here = authorityUrl(authority, 'administration/calendar');
    if (canonicalJson(calendar) === canonicalJson(next)) return reply.redirect(`${here}?done=same`, 303);
    const { years } = calendarChanges(calendar, next);
    const by = request.viewer?.account ?? null;
    const isSaved = await changeCalendar(db, { authority, calendar: next, from: calendar.version, years, by, at: now() });
    return isSaved
      ? reply.redirect(`${here}?done=calendar`, 303)
      : list(reply.code(409), authority, calendar, { problem: CHANGED_MEANWHILE });
  }
}

const NEW_YEAR =
  'Năm này chưa có lịch. Bên dưới là ngày nghỉ theo luật, tạm tính; bổ sung Giỗ Tổ, ngày nghỉ liền kề Quốc khánh và ngày hoán đổi khi có thông báo.';
const CHANGED_MEANWHILE = 'Lịch vừa được người khác sửa. Đối chiếu với lịch mới rồi xem trước lần nữa.';

function isYear(text: string | undefined): text is string {
  return typeof text === 'string' && /^20[2-9]\d$/.test(text);
}

function yearUrl(authority: string, year: string): string {
  return authorityUrl(authority, `administration/calendar/${year}`);
}

function readCalendar(content: string): WorkCalendar | string {
  try {
    return parseCalendar(content, 'lịch');
  } catch (error) {
    if (!(error instanceof CalendarFileError)) throw error;
    return error.message.split('\n').slice(0, 5).join(' ');
  }
}

async function previewOf({ db, rulesOf }: WebDeps, authority: string, calendar: WorkCalendar, next: WorkCalendar) {
  const rows = (await listPlans(db)).filter((row) => row.authority === authority && isFollowed(row));
  const plans = await Promise.all(
    rows.map(async (row) => {
      const moves = calendarMoves({ plan: row.plan, rules: await rulesOf(row), facts: await findFacts(db, row.id), next });
      return {
        title: row.plan.title,
        count: countWords(moves.length),
        moves: moves.slice(0, MOST_MOVES),
        more: Math.max(0, moves.length - MOST_MOVES),
      };
    }),
  );
  const days = changedDays(calendar, next);
  const isSame = canonicalJson(calendar) === canonicalJson(next);
  return {
    days,
    hasDays: days.length > 0,
    isSame,
    plans: plans.filter(({ moves }) => moves.length > 0),
    running: rows.length > 0,
  };
}

function frame(authority: string) {
  const base = authorityUrl(authority, 'administration');
  return { base, here: `${base}/calendar`, styles: ['registers.css'] };
}

function list(reply: FastifyReply, authority: string, calendar: WorkCalendar, rest: Record<string, unknown>) {
  const years = calendarYears(calendar, (year) => yearUrl(authority, year));
  const nextYear = String(Number(years[0]?.year ?? '2026') + 1);
  return reply.page('registers/calendar', {
    title: 'Lịch làm việc',
    ...frame(authority),
    years,
    nextYear,
    from: calendar.version,
    ...rest,
  });
}

function show(reply: FastifyReply, params: Asked['Params'], form: YearForm, errors: YearErrors, rest: Rest) {
  const { here, ...parts } = frame(params.authority);
  const title = `Lịch làm việc năm ${params.year}`;
  return reply.page('registers/calendar-year', {
    title,
    ...parts,
    list: here,
    here: `${here}/${params.year}`,
    ...yearView(form, errors),
    ...rest,
  });
}
