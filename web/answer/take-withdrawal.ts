import type { FastifyRequest } from 'fastify';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import { isHasty } from './page-stamp';
import type { Speaker } from './speaker';
import type { Thing } from './thing';
import { undoable, withdrawalOf } from './undo';

/** What became of taking something back: recorded (again: the one there was), or why not. */
export type Withdrawn = { kind: 'recorded'; seq: number } | { kind: 'again'; status: 400 | 409 | 422; note: string };

/** Takes back what this speaker has said, once; the box must be ticked. */
export async function takeWithdrawal(deps: WebDeps, speaker: Speaker, thing: Thing, request: FastifyRequest): Promise<Withdrawn> {
  const form = formOf(request);
  const about = thing.facts.find(({ id }) => id === form['about']);
  if (!about) return { kind: 'again', status: 400, note: 'Đề nghị chọn thông tin cần thu hồi.' };
  const fact = withdrawalOf(thing, speaker, about.id);
  const known = thing.scene.facts.find(({ id }) => id === fact.id);
  if (known) return { kind: 'recorded', seq: known.seq };
  if (!form['sure']) return { kind: 'again', status: 400, note: 'Chưa thu hồi: đề nghị đánh dấu vào ô xác nhận thu hồi.' };
  if (!(await undoable(deps, speaker, thing)).has(about.id))
    return { kind: 'again', status: 409, note: 'Thông tin này không còn thu hồi được; đề nghị liên hệ cơ quan đầu mối.' };
  const sent = { stamp: form['_at'], bait: form['website'], mailedAt: speaker.mailedAt };
  if (isHasty(deps.keys, speaker.urlOf(thing), sent, thing.scene.at))
    return { kind: 'again', status: 422, note: 'Chưa thu hồi: đề nghị xem lại, đánh dấu xác nhận rồi gửi lần nữa.' };
  const said = await deps.sayFact(thing.scene.row, fact);
  return said.problem === null ? { kind: 'recorded', seq: said.fact.seq } : { kind: 'again', status: 400, note: said.problem };
}
