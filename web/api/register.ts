import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';
import { registerFeeds } from './administer/feeds';
import { registerKeys } from './administer/keys';
import { registerWebhooks } from './administer/webhooks';
import { registerDescription } from './describe/register-description';
import { registerFeed } from './feeds/register-feed';
import { OPERATIONS } from './operations/operations';
import { authenticate } from './serve/authenticate';
import { replyProblems } from './serve/reply-problem';
import { serveOperation } from './serve/serve-operation';

/** The API for other programs, its description, and the administrator's pages about both. */
export function registerApi(app: FastifyInstance, deps: WebDeps): void {
  app.register(
    async (scope) => {
      readJson(scope);
      replyProblems(scope);
      authenticate(scope, deps);
      registerDescription(scope, deps);
      for (const operation of OPERATIONS) serveOperation(scope, deps, operation);
    },
    { prefix: '/api' },
  );
  registerFeed(app, deps);
  registerKeys(app, deps);
  registerWebhooks(app, deps);
  registerFeeds(app, deps);
}

// JSON alone, and only here: elsewhere a page of another site could send it with a form's enctype.
function readJson(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, scope.getDefaultJsonParser('error', 'error'));
}
