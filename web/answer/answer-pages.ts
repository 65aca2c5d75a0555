import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findUpload } from '../../store/uploads';
import type { Access } from '../shell/rights';
import type { WebDeps } from '../web-deps';
import type { Speaker } from './speaker';
import { showThing } from './show-thing';
import { takeAnswer } from './take-answer';
import { takeWithdrawal } from './take-withdrawal';
import type { Thing } from './thing';
import { keepFile, type KeptFile } from './uploads/keep-file';
import { sendFile } from './uploads/send-file';

/** One way to the pages of things: by a message's link, or logged in. */
export type Way = {
  access: Access;
  /** Address patterns: a thing (`:thing` names it) and a file (`:file`). */
  thing: string;
  file: string;
  /** Without any script: pages that are opened from a mail. */
  plain: boolean;
  /** Who speaks; null: nobody who may. */
  open: (request: FastifyRequest) => Promise<Speaker | null>;
  gone: (request: FastifyRequest, reply: FastifyReply) => FastifyReply | Promise<FastifyReply>;
};

type Visit = { speaker: Speaker; thing: Thing; files: KeptFile[] };

const visits = new WeakMap<FastifyRequest, Visit>();

/** The pages of one thing: shown by GET, answered and taken back by POST. Who may is asked before a form's body is read. */
export function registerAnswerPages(app: FastifyInstance, deps: WebDeps, way: Way): void {
  const config = { access: way.access };
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    const speaker = await way.open(request);
    if (!speaker) return way.gone(request, reply);
    const { thing: id } = request.params as { thing?: string };
    const thing = speaker.things.find((one) => one.id === id);
    if (!thing) return way.gone(request, reply);
    visits.set(request, { speaker, thing, files: [] });
    return undefined;
  };
  app.get(way.thing, { config, onRequest }, async (request, reply) => {
    const { speaker, thing } = visitOf(request);
    return showThing(deps, reply, speaker, thing, { plain: way.plain, doneSeq: doneSeqOf(request) });
  });
  app.post(way.thing, { config, onRequest }, async (request, reply) => {
    const { speaker, thing, files } = visitOf(request);
    const taken = await takeAnswer(deps, speaker, thing, request, files);
    if (taken.kind === 'recorded') return reply.redirect(`${speaker.urlOf(thing)}?done=${taken.seq}`, 303);
    return showThing(deps, reply.code(taken.status), speaker, thing, { plain: way.plain, draft: taken.draft });
  });
  app.post(`${way.thing}/withdraw`, { config, onRequest }, async (request, reply) => {
    const { speaker, thing } = visitOf(request);
    const taken = await takeWithdrawal(deps, speaker, thing, request);
    if (taken.kind === 'recorded') return reply.redirect(`${speaker.urlOf(thing)}?done=${taken.seq}`, 303);
    return showThing(deps, reply.code(taken.status), speaker, thing, { plain: way.plain, note: taken.note });
  });
  app.get<{ Params: { file: string } }>(way.file, { config }, async (request, reply) => {
    const speaker = await way.open(request);
    if (!speaker) return way.gone(request, reply);
    const upload = await findUpload(deps.db, request.params.file);
    const isTheirs = upload?.fact && speaker.things.some((thing) => thing.facts.some(({ id }) => id === upload.fact));
    return upload && isTheirs ? sendFile(deps, reply, upload) : way.gone(request, reply);
  });
}

/** Takes the files of a form as they arrive, for whoever may answer; anybody else's are let pass by. */
export async function takeFile(deps: WebDeps, request: FastifyRequest, part: Parameters<typeof keepFile>[3]): Promise<void> {
  const visit = visits.get(request);
  const kept = visit ? await keepFile(deps, visit.speaker.owner, visit.thing, part) : null;
  if (kept) visit?.files.push(kept);
  else part.file.resume();
}

function visitOf(request: FastifyRequest): Visit {
  const visit = visits.get(request);
  if (!visit) throw new Error('no visit');
  return visit;
}

function doneSeqOf({ query }: FastifyRequest): number | null {
  const { done } = query as { done?: unknown };
  return typeof done === 'string' && /^\d{1,9}$/.test(done) ? Number(done) : null;
}
