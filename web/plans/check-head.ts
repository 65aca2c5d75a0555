import type { FastifyInstance, FastifyReply } from 'fastify';
import { planYaml } from '../../config/write-plan';
import { changeDocumentHead, findDraftDocument } from '../../store/draft-documents';
import { changeDraft } from '../../store/plan-drafts';
import { oneLine } from '../../templates/clean-text';
import { formOf } from '../shell/form-of';
import { queryOf } from '../shell/query-of';
import type { WebDeps } from '../web-deps';
import { DRAFT_PATH, draftUrl, type DraftParams } from './addresses';
import { amendedHead } from './amend-head';
import { draftQuestions } from './check';
import { checkHeadView, type RefusedHead } from './check-head-view';
import { draftOf, type DraftSources } from './draft-of';

type Shown = { refused?: RefusedHead; part?: number; done?: string | null };

/** `/a/{authority}/plans/new/{draft}/head`: what the plan says of itself, beside the words it was read from, to be corrected. */
export function registerCheckHead(app: FastifyInstance, { db, now }: WebDeps): void {
  const config = { access: 'administer' } as const;
  const show = async (reply: FastifyReply, found: DraftSources, { refused, part = NaN, done = null }: Shown) => {
    const document = await findDraftDocument(db, found.draft.id);
    const questions = draftQuestions(found, now());
    return reply.page('plans/check-head', checkHeadView(found, { document, refused: refused ?? null, questions, part, done }));
  };

  app.get<DraftParams>(`${DRAFT_PATH}/head`, { config }, async (request, reply) => {
    const found = await draftOf(db, request.params);
    const { part, done, kept = '' } = queryOf(request);
    return found
      ? show(reply, found, { part: Number(part || NaN), done: done === 'saved' ? savedWords(found, kept) : null })
      : reply.callNotFound();
  });

  app.post<DraftParams>(`${DRAFT_PATH}/head`, { config }, async (request, reply) => {
    const found = await draftOf(db, request.params);
    if (!found) return reply.callNotFound();
    const { draft, authority } = found;
    const fields = formOf(request);
    const { plan, problems, ...amended } = amendedHead(draft.plan, fields, found);
    if (!plan) return show(reply.code(422), found, { refused: { fields, problems } });
    const text = planYaml(plan, authority);
    const isKept = await changeDraft(db, { ...draft, plan, text, version: Number(fields['version']) || 0, at: now() });
    if (!isKept)
      return show(reply.code(409), found, {
        refused: { fields: { ...fields, version: String(draft.version) }, problems: { form: CHANGED } },
      });
    if (fields['authority'] !== undefined)
      await changeDocumentHead(db, draft.id, {
        authority: oneLine(fields['authority']) || null,
        signer: oneLine(fields['signer']) || null,
      });
    const kept = 'kept' in amended ? amended.kept.slice(0, MOST_KEPT).join(',') : '';
    const url = draftUrl(authority.id, draft.id, 'head');
    return reply.redirect(`${url}?done=saved${kept && `&kept=${encodeURIComponent(kept)}`}`, 303);
  });
}

const CHANGED =
  'Bản này vừa được người khác thay đổi nên nội dung dưới đây chưa được lưu. Xem lại từng ô rồi lưu lần nữa: lần lưu sau thay nội dung hiện có.';
const MOST_KEPT = 40;

function savedWords({ draft }: DraftSources, kept: string): string {
  const known = kept.split(',').filter((no) => draft.plan.tasks.some((task) => task.no === no));
  if (known.length === 0) return 'Đã lưu phần đầu kế hoạch.';
  return `Đã lưu phần đầu kế hoạch. Thời gian của nhiệm vụ ${known.join(', ')} đã được sửa riêng nên giữ nguyên; đề nghị xem lại.`;
}
