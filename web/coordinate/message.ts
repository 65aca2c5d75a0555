import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findMessage, type MessageRow } from '../../store/find-messages';
import { findStoppedMessage, resendMessage } from '../../store/resend-message';
import { findSuppressed } from '../../store/suppressed-addresses';
import type { Authority } from '../../domain/unit';
import { authorityUrl, messageUrl } from '../shell/addresses';
import { formOf } from '../shell/form-of';
import { momentWords } from '../shell/moment-words';
import { queryOf } from '../shell/query-of';
import { holds } from '../shell/viewer';
import type { WebDeps } from '../web-deps';
import { failureWords } from './failure-words';
import { findRegister } from '../shell/find-register';
import { messageAbout } from './message-about';
import { messageView } from './message-view';
import { resendable, WHY_NOT_WORDS } from './resend-view';

type Params = { Params: { authority: string; id: string } };
type Found = { message: MessageRow; register: Authority };

const PATH = '/a/:authority/messages/:id(^\\d{1,15}$)';

const DONE = 'Đã ghi nhận: gửi lại. Tin được gửi trong giờ gửi tin, gộp với các nội dung khác của người nhận.';
const NOT_SURE = 'Đề nghị đánh dấu xác nhận: tin này có thể đã tới người nhận.';
const OVERTAKEN = 'Tình trạng tin vừa thay đổi nên không gửi lại; đề nghị xem thông tin mới nhất.';

/** `/a/{authority}/messages/{id}`: one message as it went out, its link and code shown as dots; what did not arrive is sent anew. */
export function registerMessage(app: FastifyInstance, deps: WebDeps): void {
  const { db, now, publicUrl } = deps;
  const find = async ({ authority, id }: Params['Params']): Promise<Found | null> => {
    const message = await findMessage(db, Number(id));
    const register = message?.authority === authority ? await findRegister(deps, authority) : null;
    return message && register && { message, register };
  };
  const show = async (request: FastifyRequest<Params>, reply: FastifyReply, { message, register }: Found, problem?: string) => {
    const view = messageView(message, [register], publicUrl);
    const stopped = await findStoppedMessage(db, message.id);
    const parts = stopped && resendable({ message: stopped, register, suppressed: await findSuppressed(db) }, now());
    const mayDecide = request.viewer !== null && holds(request.viewer, 'decide', message.authority);
    return reply.page('coordinate/message', {
      title: view.subject,
      styles: ['coordinate.css'],
      messagesUrl: authorityUrl(message.authority, 'messages'),
      message: view,
      attempts: message.attempt,
      provider: message.provider,
      reportedAt: message.reportedAt === null ? null : momentWords(message.reportedAt),
      failure: view.isBad ? failureWords(message) : '',
      answer: message.error,
      about: messageAbout(message, register),
      resend: parts?.why === null && mayDecide && { url: `${view.url}/resend`, mayRepeat: parts.mayRepeat },
      whyNot: parts?.why ? WHY_NOT_WORDS[parts.why] : '',
      done: queryOf(request)['done'] === 'resend' ? DONE : undefined,
      problem,
    });
  };

  app.get<Params>(PATH, { config: { access: 'follow' } }, async (request, reply) => {
    const found = await find(request.params);
    return found ? show(request, reply, found) : reply.callNotFound();
  });

  app.post<Params>(`${PATH}/resend`, { config: { access: 'decide' } }, async (request, reply) => {
    const found = await find(request.params);
    if (!found) return reply.callNotFound();
    const { message, register } = found;
    const isSure = formOf(request)['sure'] === 'yes';
    const suppressed = await findSuppressed(db);
    const at = now();
    let problem = OVERTAKEN;
    const opened = await resendMessage(db, { id: message.id, by: request.viewer?.account ?? '', now: at }, (stopped) => {
      const parts = resendable({ message: stopped, register, suppressed }, at);
      if (parts.why !== null) problem = WHY_NOT_WORDS[parts.why] || OVERTAKEN;
      else if (parts.mayRepeat && !isSure) problem = NOT_SURE;
      else return parts.notices;
      return [];
    });
    if (opened > 0) return reply.redirect(`${messageUrl(message)}?done=resend`, 303);
    return show(request, reply.code(422), found, problem);
  });
}
