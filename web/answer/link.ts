import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { WebDeps } from '../web-deps';
import { registerAnswerPages } from './answer-pages';
import { listView } from './list-view';
import { openLink } from './open-link';
import { showThing } from './show-thing';
import type { Tries } from './tries';

const GONE = { title: 'Đường dẫn không còn dùng được', plain: true };

/**
 * `/l/{token}`: where a message's link leads, without an account. Looking never changes anything and does not use it up.
 * Whatever is wrong with a token, the page is the same; tries are counted, but a right token is answered however many.
 */
export function registerLink(app: FastifyInstance, deps: WebDeps, tries: Tries): void {
  const gone = async (request: FastifyRequest, reply: FastifyReply) => {
    const isFew = await tries.take(request, 'linkByAddress');
    return reply.code(isFew ? 404 : 429).page('answer/gone', GONE);
  };
  const open = ({ params }: FastifyRequest) => openLink(deps, (params as { token: string }).token);
  app.get('/l/:token', { config: { access: 'anybody' } }, async (request, reply) => {
    const speaker = await open(request);
    if (!speaker) return gone(request, reply);
    const [only, ...others] = speaker.things;
    if (only && others.length === 0) return showThing(deps, reply, speaker, only, { plain: true });
    return reply.page('answer/list', {
      title: 'Cập nhật kết quả nhiệm vụ',
      plain: true,
      styles: ['answer.css'],
      who: speaker.name,
      isEmpty: speaker.things.length === 0,
      empty: 'Thư này chỉ để thông tin; không có nội dung cần cập nhật.',
      doneTitle: 'Đã báo cáo',
      ...listView(speaker.things, speaker),
    });
  });
  registerAnswerPages(app, deps, {
    access: 'anybody',
    thing: '/l/:token/:thing',
    file: '/l/:token/evidence/:file',
    plain: true,
    open,
    gone,
  });
}
