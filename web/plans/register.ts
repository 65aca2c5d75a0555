import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';
import { registerAmend } from './amend';
import { registerCheck } from './check';
import { registerCheckHead } from './check-head';
import { registerCheckTask } from './check-task';
import { registerCopy } from './copy';
import { registerDiscard } from './discard';
import { registerDocument } from './document';
import { registerDraft } from './draft';
import { registerPlanList } from './list';
import { registerManage } from './manage';
import { registerNewPlan } from './new';
import { registerRehearsal } from './rehearse';
import { registerStart } from './start';
import { registerVersions } from './versions';

/** Largest field of these forms, and largest document. */
const MOST_BYTES = 1_048_576;
const LARGEST_FILE = 20 * MOST_BYTES;

/** A year’s plan from its file to its start, and its changes. */
export function registerPlans(app: FastifyInstance, deps: WebDeps): void {
  void app.register(async (plans) => {
    // Within this scope only: everywhere else a form brings no files.
    await plans.register(multipart, {
      attachFieldsToBody: true,
      limits: { fileSize: LARGEST_FILE, fieldSize: MOST_BYTES, files: 1, fields: 200 },
    });
    refuseTooLarge(plans);
    registerPlanList(plans, deps);
    registerNewPlan(plans, deps);
    registerCopy(plans, deps);
    registerDraft(plans, deps);
    registerDiscard(plans, deps);
    registerCheck(plans, deps);
    registerCheckHead(plans, deps);
    registerCheckTask(plans, deps);
    registerDocument(plans, deps);
    registerRehearsal(plans, deps);
    registerStart(plans, deps);
    registerManage(plans, deps);
    registerVersions(plans, deps);
    registerAmend(plans, deps);
  });
}

function refuseTooLarge(plans: FastifyInstance): void {
  plans.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    if (error.statusCode !== 413) throw error;
    return reply.code(413).page('shell/notice', TOO_LARGE);
  });
}

const TOO_LARGE = {
  title: 'Nội dung quá lớn',
  text: 'Tệp hoặc nội dung vừa gửi quá lớn (tệp đến 20 MB, nội dung dán đến 1 MB) nên không được đọc. Đề nghị quay lại và chọn đúng tệp kế hoạch.',
};
