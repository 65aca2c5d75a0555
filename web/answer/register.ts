import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WebDeps } from '../web-deps';
import { takeFile } from './answer-pages';
import { registerCode } from './code';
import { registerEvidenceFile } from './evidence-file';
import { registerLink } from './link';
import { registerMy } from './my';
import { countTries } from './tries';
import { MULTIPART } from './uploads/keep-file';

/** What people answer from a message, or as an officer who has logged in. Files are taken by these forms only. */
export function registerAnswers(app: FastifyInstance, deps: WebDeps): void {
  const tries = countTries();
  void app.register(async (answers) => {
    await answers.register(multipart, {
      ...MULTIPART,
      attachFieldsToBody: true,
      onFile(this: FastifyRequest, part) {
        return takeFile(deps, this, part);
      },
    });
    answers.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request) => {
      // What breaks off on its way comes from the parser without status or code; a fault of ours has one of them.
      if (request.isMultipart() && error.statusCode === undefined && error.code === undefined) error.statusCode = 400;
      throw error;
    });
    registerLink(answers, deps, tries);
    registerCode(answers, deps, tries);
    registerMy(answers, deps);
    registerEvidenceFile(answers, deps);
  });
}
