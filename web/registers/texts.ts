import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { NOTICE_KINDS, type NoticeKind } from '../../domain/notice';
import { findNoticeTexts, saveNoticeTexts } from '../../store/notice-texts';
import { KIND_WORDS } from '../../templates/kind-words';
import { textKey, type TextPart } from '../../templates/own-texts/own-texts';
import { authorityUrl } from '../shell/addresses';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import { doneWords } from './done-words';
import { checkParts, editableParts, textView, type CheckedPart } from './text-view';

type Asked = { Params: { authority: string; kind: string }; Querystring: { done?: string } };

/** `…/administration/texts` and `…/texts/{kind}`: how an authority words its notices; previewed, kept, or as shipped again. */
export function registerTexts(app: FastifyInstance, { db, now }: WebDeps): void {
  const config = { access: 'administer' } as const;
  const url = '/a/:authority/administration/texts';

  app.get<Asked>(url, { config }, async ({ params }, reply) => {
    const own = Object.keys(await findNoticeTexts(db, params.authority));
    const kinds = NOTICE_KINDS.map((kind) => ({
      to: kindUrl(params.authority, kind),
      words: KIND_WORDS[kind].heading,
      isOwn: own.some((key) => key.startsWith(`${kind} `)),
    }));
    return reply.page('registers/texts', { title: 'Lời thông báo', ...frame(params.authority), kinds });
  });

  app.get<Asked>(`${url}/:kind`, { config }, async ({ params, query }, reply) => {
    const kind = kindOf(params.kind);
    if (!kind) return reply.callNotFound();
    const own = await findNoticeTexts(db, params.authority);
    const written = (part: TextPart) => own[textKey(kind, part)];
    return show(reply, params.authority, kind, written, checkParts(kind, written), { done: doneWords(query.done) });
  });

  app.post<Asked>(`${url}/:kind`, { config }, async (request, reply) => {
    const { authority } = request.params;
    const kind = kindOf(request.params.kind);
    if (!kind) return reply.callNotFound();
    const act = formOf(request)['act'];
    const given = (part: TextPart) => sentText(request, part);
    const checked = checkParts(kind, given);
    const isWrong = checked.some(({ problems }) => problems.length > 0);
    if (act !== 'reset' && isWrong) return show(reply.code(400), authority, kind, given, checked, { problem: REFUSED });
    if (act === 'preview') return show(reply, authority, kind, given, checked, { done: PREVIEWED });
    if (act !== 'save' && act !== 'reset') return show(reply.code(400), authority, kind, given, checked, { problem: NO_ACT });
    const texts = Object.fromEntries(
      editableParts(kind).map(({ part }) => [part, act === 'reset' ? null : textIn(checked, part)]),
    );
    const by = request.viewer?.account ?? null;
    const isSaved = await saveNoticeTexts(db, { authority, kind, texts, by, at: now() });
    const done = !isSaved ? 'same' : act === 'reset' ? 'text-reset' : 'text';
    return reply.redirect(`${kindUrl(authority, kind)}?done=${done}`, 303);
  });
}

const REFUSED = 'Chưa lưu. Có chỗ cần sửa ở bên dưới.';
const PREVIEWED = 'Bản xem trước bên dưới dùng lời vừa ghi; chưa lưu.';
const NO_ACT = 'Chọn “Xem trước” hoặc “Lưu”.';

function textIn(checked: readonly CheckedPart[], part: TextPart): string | null {
  return checked.find((one) => one.part === part)?.text ?? null;
}

// As it was sent: the reader of texts says what may not be in it.
function sentText({ body }: FastifyRequest, part: TextPart): string | undefined {
  const value = (body as Record<string, unknown> | null)?.[part];
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').normalize('NFC') : undefined;
}

function kindOf(name: string): NoticeKind | null {
  return NOTICE_KINDS.find((kind) => kind === name) ?? null;
}

function kindUrl(authority: string, kind: NoticeKind): string {
  return authorityUrl(authority, `administration/texts/${kind}`);
}

function frame(authority: string) {
  return { base: authorityUrl(authority, 'administration'), styles: ['registers.css'] };
}

function show(
  reply: FastifyReply,
  authority: string,
  kind: NoticeKind,
  written: (part: TextPart) => string | undefined,
  checked: readonly CheckedPart[],
  rest: { done?: string; problem?: string },
) {
  const view = textView(kind, written, checked);
  const title = `Lời thông báo: ${KIND_WORDS[kind].heading}`;
  const isOwn = view.parts.some((part) => part.isOwn);
  return reply.page('registers/text', {
    title,
    open: '{{',
    close: '}}',
    ...frame(authority),
    here: kindUrl(authority, kind),
    isOwn,
    ...rest,
    ...view,
  });
}
