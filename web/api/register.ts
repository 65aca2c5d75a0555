import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';
import { registerDescription } from './describe/register-description';
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
}

// JSON alone, and only here: elsewhere a page of another site could send it with a form's enctype.
function readJson(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, scope.getDefaultJsonParser('error', 'error'));
}
