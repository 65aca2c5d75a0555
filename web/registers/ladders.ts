import type { FastifyInstance, FastifyReply } from 'fastify';
import { canonicalJson } from '../../domain/canonical-json';
import type { Ladder } from '../../domain/ladder';
import type { Db } from '../../store/database';
import { changeLadder } from '../../store/change-ladder';
import { findFacts } from '../../store/find-facts';
import { listPlans } from '../../store/find-plan';
import { findToldNotices } from '../../store/find-told-notices';
import { findLadder, listLadders } from '../../store/ladders';
import { isFollowed } from '../../store/plan-row';
import { CHANNEL_WORDS } from '../../templates/channel-words';
import { upperFirst } from '../../templates/clean-text';
import { ladderWords } from '../../templates/ladder-words';
import { authorityUrl } from '../shell/addresses';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import { changedFields } from './changed-fields';
import { checkLadder, type LadderErrors } from './check-ladder';
import { doneWords } from './done-words';
import { fingerprint } from './fingerprint';
import { channelBoxes, COUNTS, formOfLadder, readLadderForm, withSpare, type LadderForm } from './ladder-form';
import { ladderPreview } from './ladder-preview';

type Asked = { Params: { authority: string; ladder: string }; Querystring: { done?: string } };
type Rest = { seen: string; problem?: string; done?: string; preview?: object };

const MOST_PLANS = 10;

/** `…/administration/ladders` and `…/ladders/{id}`: when to remind and whom to tell next; what changes is shown before it is kept. */
export function registerLadders(app: FastifyInstance, deps: WebDeps): void {
  const { db, now } = deps;
  const url = '/a/:authority/administration/ladders';
  const config = { access: 'administer' } as const;

  app.get<Asked>(url, { config }, async ({ params: { authority } }, reply) => {
    const plans = (await listPlans(db)).filter((row) => row.authority === authority && row.state !== 'closed');
    const ladders = (await listLadders(db, authority)).map(({ id, reminders, coordinator, leadership }) => ({
      to: ladderUrl(authority, id),
      name: upperFirst(ladderWords(id)),
      reminders: reminders.map(({ before }) => before).join(', '),
      coordinator: coordinator.after,
      leadership: leadership.after,
      plans: plans.filter((row) => row.ladder === id).map(({ plan }) => plan.title),
    }));
    return reply.page('registers/ladders', { title: 'Thang đôn đốc', ...frame(authority), ladders });
  });

  app.get<Asked>(`${url}/:ladder`, { config }, async ({ params, query }, reply) => {
    const ladder = await findLadder(db, params.ladder, params.authority);
    if (!ladder) return reply.callNotFound();
    return show(reply, params, formOfLadder(ladder), {}, { seen: seenOf(ladder), done: doneWords(query.done) });
  });

  app.post<Asked>(`${url}/:ladder`, { config }, async (request, reply) => {
    const { params } = request;
    const before = await findLadder(db, params.ladder, params.authority);
    if (!before) return reply.callNotFound();
    const form = readLadderForm(request);
    const { act, seen = '' } = formOf(request);
    const { ladder, errors } = checkLadder(form, before);
    if (errors) return show(reply.code(400), params, form, errors, { seen, problem: 'Chưa lưu. Có chỗ cần sửa ở bên dưới.' });
    if (seen !== seenOf(before))
      return show(reply.code(409), params, form, {}, { seen: seenOf(before), problem: CHANGED_MEANWHILE });
    if (act !== 'save') return show(reply, params, form, {}, { seen, preview: await previewOf(deps, params, before, ladder) });
    const here = ladderUrl(params.authority, params.ladder);
    const fields = changedFields(before, ladder);
    if (fields.length === 0) return reply.redirect(`${here}?done=same`, 303);
    const by = request.viewer?.account ?? null;
    const isSaved = await changeLadder(db, { authority: params.authority, from: before, ladder, fields, by, at: now() });
    return isSaved
      ? reply.redirect(`${here}?done=ladder`, 303)
      : show(reply.code(409), params, form, {}, { seen: await seenNow(db, params), problem: CHANGED_MEANWHILE });
  });
}

const CHANGED_MEANWHILE = 'Thang đôn đốc vừa được người khác sửa. Đối chiếu rồi xem trước lần nữa.';

function seenOf(ladder: Ladder): string {
  return fingerprint(canonicalJson(ladder));
}

async function seenNow(db: Db, { authority, ladder: id }: Asked['Params']): Promise<string> {
  const ladder = await findLadder(db, id, authority);
  return ladder ? seenOf(ladder) : '';
}

async function previewOf({ db, rulesOf, now }: WebDeps, { authority }: Asked['Params'], before: Ladder, ladder: Ladder) {
  const rows = (await listPlans(db)).filter((row) => row.authority === authority && row.ladder === ladder.id && isFollowed(row));
  const shown = await Promise.all(
    rows.slice(0, MOST_PLANS).map(async (row) => {
      const [rules, facts, told] = await Promise.all([rulesOf(row), findFacts(db, row.id), findToldNotices(db, row.id)]);
      const source = { plan: row.plan, rules, facts, told, handledOn: row.handledOn, answeredThrough: row.noticedSeq };
      return ladderPreview(source, ladder, now());
    }),
  );
  const plans = shown.flatMap((plan) => plan ?? []);
  return { isSame: changedFields(before, ladder).length === 0, plans, more: Math.max(0, rows.length - MOST_PLANS) };
}

function ladderUrl(authority: string, id: string): string {
  return authorityUrl(authority, `administration/ladders/${encodeURIComponent(id)}`);
}

function frame(authority: string) {
  return { base: authorityUrl(authority, 'administration'), styles: ['registers.css'] };
}

function show(reply: FastifyReply, params: Asked['Params'], form: LadderForm, errors: LadderErrors, rest: Rest) {
  const counts = (group: string) =>
    COUNTS.filter((count) => count.group === group).map(({ name, label }) => ({ name, label, value: form.numbers[name] ?? '' }));
  const rungs = (name: 'reminders' | 'reports') =>
    withSpare(form[name]).map(({ before, channels }, i) => ({
      name: `${name}.${i}`,
      before,
      boxes: channelBoxes(`${name}.${i}.channels`, channels, CHANNEL_WORDS),
    }));
  const hours = [...form.hours, { from: '', to: '' }].slice(0, 3);
  return reply.page('registers/ladder', {
    title: upperFirst(ladderWords(params.ladder)),
    ...frame(params.authority),
    here: ladderUrl(params.authority, params.ladder),
    form,
    errors,
    reminders: rungs('reminders'),
    reports: rungs('reports'),
    due: channelBoxes('due.channels', form.channels.due, CHANNEL_WORDS),
    overdueFirst: channelBoxes('overdueFirst.channels', form.channels.overdueFirst, CHANNEL_WORDS),
    overdue: channelBoxes('overdue.channels', form.channels.overdue, CHANNEL_WORDS),
    overdueCounts: counts('overdue'),
    rungCounts: counts('rungs'),
    partnerCounts: counts('partner'),
    evidenceCounts: counts('evidence'),
    restCounts: counts('rest'),
    hours: hours.map((one, i) => ({ ...one, name: `hours.${i}` })),
    ...rest,
  });
}
