import type { FastifyInstance, FastifyRequest } from 'fastify';
import { endSession, findSession, touchSession } from '../../store/sessions';
import type { WebDeps } from '../web-deps';
import { formToken } from './form-token';
import { sessionIdOf } from './session-cookie';
import { isOver, isToBeNoted } from './session-times';
import type { Viewer } from './viewer';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null: nobody who is logged in. */
    viewer: Viewer | null;
  }
}

/** Learns from the session cookie who asks; rights are read anew each time, so that a change holds at once. */
export function readViewer(app: FastifyInstance, deps: WebDeps): void {
  app.decorateRequest('viewer', null);
  app.addHook('onRequest', async (request) => {
    request.viewer = await viewerOf(request, deps);
  });
}

async function viewerOf(request: FastifyRequest, { db, now, keys, publicUrl }: WebDeps): Promise<Viewer | null> {
  const id = sessionIdOf(request, publicUrl);
  if (id === null) return null;
  const session = await findSession(db, id);
  if (!session) return null;
  const at = now();
  if (isOver(session, at)) {
    await endSession(db, id);
    return null;
  }
  if (isToBeNoted(session, at)) await touchSession(db, id, at);
  const { account, name, email, grants } = session;
  return { account, name, email, grants, formToken: formToken(keys, id) };
}
