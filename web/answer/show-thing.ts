import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { findWordsOf } from '../../store/find-words-of';
import { isFollowed } from '../../store/plan-row';
import type { WebDeps } from '../web-deps';
import { closingSeen } from './fact-id';
import { formView } from './form-view';
import { offeredFor } from './offered-for';
import { pageStamp } from './page-stamp';
import type { Speaker } from './speaker';
import { storyView } from './story-view';
import type { FormDraft } from './take-answer';
import type { Thing } from './thing';
import { thingView } from './thing-view';
import { undoable } from './undo';

/** What a page shows beside the thing itself. `doneSeq`: the fact just recorded; `draft`: a form that came back. */
export type Shown = { doneSeq?: number | null; draft?: FormDraft | null; note?: string | null; plain: boolean };

/** The page of one thing: what it is, what was said, what can be said. Shows; changes nothing. */
export async function showThing(deps: WebDeps, reply: FastifyReply, speaker: Speaker, thing: Thing, shown: Shown) {
  const { draft = null, doneSeq = null, note = null, plain } = shown;
  const facts = thing.facts.map(({ id }) => id);
  const [words, may] = await Promise.all([findWordsOf(deps.db, facts), undoable(deps, speaker, thing)]);
  const offered = offeredFor(thing);
  const url = speaker.urlOf(thing);
  return reply.page('answer/thing', {
    title: 'Cập nhật kết quả nhiệm vụ',
    plain,
    styles: ['answer.css'],
    who: speaker.name,
    backUrl: speaker.things.length > 1 || !plain ? speaker.listUrl : null,
    url,
    thing: thingView(thing),
    ...storyView(thing, { words, undoable: may, speaker, doneSeq }),
    form: offered.length > 0 ? formView(thing, offered, draft) : null,
    formTitle: thing.as === 'partner' ? 'Báo cáo phần phối hợp' : TITLES[thing.as],
    nothing: nothingWords(thing),
    note: note ?? draft?.note ?? null,
    problemAt: Object.keys(draft?.problems ?? {})[0] ?? null,
    mark: draft?.fields['_id']?.[0] || randomBytes(16).toString('base64url'),
    seen: closingSeen(thing),
    stamp: pageStamp(deps.keys, url, deps.now()),
  });
}

const TITLES = {
  lead: 'Chọn một nội dung để cập nhật',
  coordinator: 'Chọn một nội dung để xử lý',
  leadership: 'Chọn một nội dung để xử lý',
} as const;

function nothingWords({ scene, isDone, as }: Thing): string {
  if (!isFollowed(scene.row)) return 'Kế hoạch không còn được theo dõi; không cần cập nhật thêm.';
  if (isDone) return 'Đã được báo cáo. Không cần làm gì thêm.';
  return as === 'leadership' || as === 'coordinator' ? 'Thông tin để biết; không cần xử lý tại đây.' : 'Không cần cập nhật thêm.';
}
