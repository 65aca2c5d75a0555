import type { FastifyInstance } from 'fastify';
import { findLinksOfCode } from '../../store/find-opened-by';
import { codeHash, linkToken } from '../../store/link-token';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import type { Tries } from './tries';

const LENGTH = 8;
const TITLE = 'Nhập mã trong tin nhắn';
const UNKNOWN = 'Mã chưa đúng hoặc không còn hiệu lực. Đề nghị xem lại tin nhắn gần nhất; mã gồm 08 chữ cái và chữ số.';
const TOO_OFTEN = 'Đã nhập sai nhiều lần. Đề nghị thử lại sau ít phút, hoặc mở đường dẫn trong thư điện tử.';

/** `/m`: a code typed from an SMS opens what the link of the same message opens. Guessing is slow: few tries, none tells more. */
export function registerCode(app: FastifyInstance, deps: WebDeps, tries: Tries): void {
  const { db, keys, now } = deps;
  const page = { title: TITLE, plain: true, styles: ['answer.css'] };
  app.get('/m', { config: { access: 'anybody' } }, async (_request, reply) => reply.page('answer/code', page));
  app.post('/m', { config: { access: 'anybody' } }, async (request, reply) => {
    const code = readCode(formOf(request)['code'] ?? '');
    if (!(await tries.take(request, 'codeByAddress', 'codeByAll')))
      return reply
        .code(429)
        .header('retry-after', '600')
        .page('answer/code', { ...page, error: TOO_OFTEN });
    const hashes = Object.keys(keys.secrets).map((kid) => codeHash(keys, kid, code));
    const links = await findLinksOfCode(db, hashes, now());
    const [link] = links.filter(({ kid }) => Object.hasOwn(keys.secrets, kid));
    // Two messages with one code (one in 10^12): neither is opened.
    if (code.length !== LENGTH || !link || links.length > 1)
      return reply.code(400).page('answer/code', { ...page, error: UNKNOWN, code });
    await tries.giveBack(request, 'codeByAddress', 'codeByAll');
    return reply.redirect(`/l/${linkToken(keys, link)}`, 303);
  });
}

/** A code as people type it: any case, spaces and dashes, a nought for the letter O, a one for the letter I. */
export function readCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replaceAll('0', 'O')
    .replaceAll('1', 'I')
    .slice(0, 40);
}
