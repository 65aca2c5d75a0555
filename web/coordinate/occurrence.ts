import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { loadLimits } from '../../config/load-limits';
import type { ActName } from '../../domain/desk/possible-acts';
import { findFact } from '../../store/find-fact';
import { findPlanState } from '../shell/plan-states';
import { formOf } from '../shell/form-of';
import { holds } from '../shell/viewer';
import { queryOf } from '../shell/query-of';
import type { WebDeps } from '../web-deps';
import type { Tried } from './acts/act-view';
import { ACT_WORDS } from './acts/act-words';
import { performAct } from './acts/perform-act';
import { withdrawFact, type Withdrawn } from './acts/withdraw-fact';
import { urlWith } from '../shell/paging';
import { occurrenceUrl } from './addresses';
import { findScene, type LeadPart, type Scene } from './find-scene';
import { isFormId } from './form-id';
import { findWhy } from './find-why';
import { occurrenceView } from './occurrence-view';

type Params = { Params: { authority: string; slug: string; year: string; no: string; key: string } };

const PATH = '/a/:authority/plans/:slug/:year/tasks/:no/occurrences/:key';

const WITHDRAWN = 'Đã ghi nhận: thu hồi thông tin.';

type Found = { scene: Scene; part: LeadPart | null };
type Shown = Found & { tried?: Tried; withdrawn?: Withdrawn; problem?: string };

/** An occurrence with its whole story, and everything a coordinator may do about it. */
export function registerOccurrence(app: FastifyInstance, deps: WebDeps): void {
  const limits = loadLimits();
  const find = async ({ params }: FastifyRequest<Params>, unit: string | undefined): Promise<Found | null> => {
    const { authority, slug, year, no, key } = params;
    const plan = await findPlanState(deps, `${authority}/${slug}/${year}`);
    const scene = plan && findScene(plan, no, key);
    if (!scene) return null;
    const part = scene.parts.find(({ lead }) => lead === unit) ?? (scene.parts.length === 1 && !unit ? scene.parts[0] : null);
    return unit && !part ? null : { scene, part: part ?? null };
  };
  const show = async (request: FastifyRequest<Params>, reply: FastifyReply, shown: Shown) => {
    const { scene, part, tried = null, withdrawn = null, problem } = shown;
    const query = queryOf(request);
    const mayDecide = request.viewer !== null && holds(request.viewer, 'decide', request.params.authority);
    return reply.page('coordinate/occurrence', {
      ...occurrenceView({ scene, part, at: deps.now(), query, mayDecide, tried }),
      ...(part && (await findWhy(deps, { scene, part, limits, mayDecide, withdrawn }))),
      done: problem ? undefined : doneWords(query['done']),
      problem,
    });
  };

  app.get<Params>(PATH, { config: { access: 'follow' } }, async (request, reply) => {
    const found = await find(request, queryOf(request)['unit']);
    return found ? show(request, reply, found) : reply.callNotFound();
  });

  for (const act of Object.keys(ACT_WORDS) as ActName[])
    app.post<Params>(`${PATH}/${act}`, { config: { access: 'decide' } }, async (request, reply) => {
      const form = formOf(request);
      const found = await find(request, form['unit'] ?? '');
      // Handed over a moment ago by this very form: its lead is another one by now.
      const isRepeat = act === 'hand-over' && found === null && (await isSaid(deps, request, form));
      if (isRepeat) return reply.redirect(`${request.url.slice(0, -act.length - 1)}?done=${act}`, 303);
      if (!found?.part) return reply.callNotFound();
      const { scene, part } = found;
      const { problem, ...rest } = await performAct(deps, { act, scene, part, form, by: request.viewer?.account ?? '' });
      if (problem === null) return reply.redirect(doneUrl(scene, act === 'hand-over' ? form['toUnit'] : part.lead, act), 303);
      const tried = { act, form, errors: 'errors' in rest ? rest.errors : {} };
      return show(request, reply.code(422), { ...((await find(request, part.lead)) ?? found), tried, problem });
    });

  app.post<Params>(`${PATH}/withdraw`, { config: { access: 'decide' } }, async (request, reply) => {
    const form = formOf(request);
    const found = await find(request, undefined);
    if (!found) return reply.callNotFound();
    const withdrawn = await withdrawFact(deps, { scene: found.scene, form, by: request.viewer?.account ?? '' });
    if (withdrawn === 'foreign') return reply.callNotFound();
    const part = found.scene.parts.find(({ lead }) => lead === withdrawn.unit) ?? found.part;
    if (withdrawn.problem === null) return reply.redirect(doneUrl(found.scene, part?.lead, 'withdraw'), 303);
    return show(request, reply.code(422), { scene: found.scene, part, withdrawn, problem: withdrawn.problem });
  });
}

async function isSaid(
  { db }: WebDeps,
  { params, viewer }: FastifyRequest<Params>,
  form: Record<string, string>,
): Promise<boolean> {
  const fact = isFormId(form['_id']) ? await findFact(db, form['_id']) : null;
  return fact?.plan === `${params.authority}/${params.slug}/${params.year}` && fact.by === viewer?.account;
}

function doneUrl({ plan, task, key }: Scene, unit: string | undefined, done: string): string {
  return urlWith(occurrenceUrl(plan.row.id, { task: task.no, key }), { unit, done });
}

function doneWords(done: string | undefined): string | undefined {
  if (done === 'withdraw') return WITHDRAWN;
  return Object.entries(ACT_WORDS).find(([act]) => act === done)?.[1].done;
}
