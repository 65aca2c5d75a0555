import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { UnitRow } from '../../config/unit-row';
import { canonicalJson } from '../../domain/canonical-json';
import type { Authority } from '../../domain/unit';
import { findAuthority } from '../../store/authorities';
import { changeAuthority } from '../../store/change-authority';
import { addImportDraft, dropImportDraft, findImportDraft } from '../../store/import-drafts';
import { authorityUrl } from '../shell/addresses';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import { fingerprint } from './fingerprint';
import { importInSteps } from './import-in-steps';
import { importView } from './import-view';
import { readContactList } from './read-contact-list';

type Asked = { Params: { authority: string } };

/** `…/administration/units/import`: a contact list, first as a preview; what is applied is what was seen, or it is shown anew. */
export function registerImport(app: FastifyInstance, { db, now, readSheet }: WebDeps): void {
  const url = '/a/:authority/administration/units/import';
  const config = { access: 'administer' } as const;

  app.get<Asked>(url, { config }, async ({ params }, reply) => {
    if (!(await findAuthority(db, params.authority))) return reply.callNotFound();
    return ask(reply, params.authority, '');
  });

  app.post<Asked>(url, { config }, async (request, reply) => {
    const { authority } = request.params;
    const register = await findAuthority(db, authority);
    if (!register) return reply.callNotFound();
    const read = await readContactList(await fileIn(request), { readSheet });
    if ('problem' in read) return ask(reply.code(400), authority, read.problem);
    const id = randomBytes(16).toString('base64url');
    await addImportDraft(db, { id, authority, account: request.viewer?.account ?? '', rows: read.rows, at: now() });
    return preview(reply, register, id, read.rows, '');
  });

  app.post<Asked>(`${url}/apply`, { config }, async (request, reply) => {
    const { authority } = request.params;
    const { draft: id = '', seen } = formOf(request);
    const account = request.viewer?.account ?? '';
    const register = await findAuthority(db, authority);
    if (!register) return reply.callNotFound();
    const rows = (await findImportDraft(db, { id, authority, account, at: now() })) as UnitRow[] | null;
    if (!rows) return ask(reply.code(409), authority, 'Bản xem trước đã quá một giờ hoặc đã được nhập. Chọn lại tệp.');
    const result = await importInSteps(rows, register);
    const isSeen = seen === seenOf(result.authority);
    const about = { added: result.added.length, changed: result.changed.length };
    const act = { action: 'units-imported', by: account, at: now(), about };
    let isStill = isSeen;
    const isSaved =
      isSeen &&
      (await changeAuthority(db, authority, act, (newest) => {
        isStill = canonicalJson(newest) === canonicalJson(register);
        return isStill ? result.authority : null;
      }));
    if (!isStill) {
      const problem = 'Danh sách đơn vị đã thay đổi từ lúc xem trước. Đề nghị xem lại rồi nhập.';
      return preview(reply.code(409), (await findAuthority(db, authority)) ?? register, id, rows, problem);
    }
    await dropImportDraft(db, id);
    return reply.redirect(`${authorityUrl(authority, 'administration/units')}?done=${isSaved ? 'imported' : 'same'}`, 303);
  });
}

function seenOf(register: Authority): string {
  return fingerprint(canonicalJson(register));
}

async function fileIn({ body }: FastifyRequest): Promise<Buffer> {
  const part = (body as Record<string, unknown> | null)?.['file'] as { toBuffer?: () => Promise<Buffer> } | undefined;
  return typeof part?.toBuffer === 'function' ? part.toBuffer() : Buffer.alloc(0);
}

function frame(authority: string) {
  const base = authorityUrl(authority, 'administration');
  return { base, here: `${base}/units/import`, styles: ['registers.css'] };
}

function ask(reply: FastifyReply, authority: string, problem: string) {
  return reply.page('registers/import', { title: 'Nhập danh sách từ tệp', ...frame(authority), problem });
}

async function preview(reply: FastifyReply, register: Authority, draft: string, rows: readonly UnitRow[], problem: string) {
  const result = await importInSteps(rows, register);
  return reply.page('registers/import-preview', {
    title: 'Xem trước danh sách',
    ...frame(register.id),
    ...importView(register, result),
    draft,
    seen: seenOf(result.authority),
    problem,
  });
}
