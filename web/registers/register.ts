import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';
import { registerCalendar } from './calendar';
import { registerExport } from './export';
import { registerImport } from './import';
import { registerLadders } from './ladders';
import { registerNewUnit } from './new-unit';
import { registerPerson } from './person';
import { registerRelease } from './release';
import { registerTexts } from './texts';
import { registerUnit } from './unit';
import { registerUnits } from './units';

const MOST_BYTES = 1_048_576;

/** Units and officers, working calendar, ladders and texts. */
export function registerRegisters(app: FastifyInstance, deps: WebDeps): void {
  registerUnits(app, deps);
  registerNewUnit(app, deps);
  registerUnit(app, deps);
  registerPerson(app, deps);
  registerRelease(app, deps);
  registerExport(app, deps);
  registerTexts(app, deps);
  registerCalendar(app, deps);
  registerLadders(app, deps);
  void app.register(async (scope) => {
    // Within this scope only: everywhere else a form brings no files.
    const limits = { fileSize: MOST_BYTES, fieldSize: 65_536, files: 1, fields: 20 };
    await scope.register(multipart, { attachFieldsToBody: true, limits });
    refuseTooLarge(scope);
    registerImport(scope, deps);
  });
}

function refuseTooLarge(scope: FastifyInstance): void {
  scope.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    if (error.statusCode !== 413) throw error;
    const text = 'Tệp vừa gửi lớn hơn 1 MB nên không được đọc. Đề nghị quay lại và chọn tệp danh sách nhỏ hơn.';
    return reply.code(413).page('shell/notice', { title: 'Tệp quá lớn', text });
  });
}
