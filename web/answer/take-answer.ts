import type { FastifyRequest } from 'fastify';
import { findUnrecordedUploads, giveUploadsTo, type UploadRow } from '../../store/uploads';
import { allOf, formOf } from '../shell/form-of';
import type { FactDraft, WebDeps } from '../web-deps';
import { choiceNamed, choiceOf, type ChoiceName } from './choices';
import type { Evidence } from './evidence';
import { closingFactId, closingSeen, isClosing, pageFactId } from './fact-id';
import { offeredFor, proposalFor } from './offered-for';
import { isHasty } from './page-stamp';
import { readAnswer, type Answer, type Fields, type Problems } from './read-answer';
import type { Speaker } from './speaker';
import type { Thing } from './thing';
import { FILE_LIMITS } from './uploads/examine-file';
import type { KeptFile } from './uploads/keep-file';

/** A form that goes back to its person: as it was filled in, with what is to be done about it. */
export type FormDraft = {
  choice: ChoiceName | null;
  fields: Fields;
  problems: Problems;
  note: string | null;
  files: readonly UploadRow[];
};

/** What became of a form: a fact (again: the one there was), or not recorded, and why. */
export type Taken = { kind: 'recorded'; seq: number } | { kind: 'again'; status: 400 | 409 | 422; draft: FormDraft };

const CHANGED =
  'Thông tin về nhiệm vụ đã thay đổi từ khi mở trang, nội dung vừa gửi chưa được ghi nhận. Đề nghị xem lại bên dưới.';
const ONCE_MORE =
  'Nội dung chưa được ghi nhận. Để chắc chắn đây là người gửi chứ không phải phần mềm kiểm tra thư, đề nghị xem lại, đánh dấu xác nhận rồi gửi lần nữa.';

/** Takes a sent form: records it once, or says what is missing. Nothing chosen or not confirmed is not recorded. */
export async function takeAnswer(
  deps: WebDeps,
  speaker: Speaker,
  thing: Thing,
  request: FastifyRequest,
  kept: readonly KeptFile[],
): Promise<Taken> {
  const form = formOf(request);
  const fields = Object.fromEntries(Object.keys(form).map((name) => [name, allOf(request, name)]));
  const files = await filesOf(deps, speaker, thing, [...allOf(request, '_file'), ...kept.flatMap(({ id }) => id ?? [])]);
  const choice = choiceNamed(form['choice']);
  const again = (status: 400 | 409 | 422, problems: Problems, note: string | null = null): Taken => ({
    kind: 'again',
    status,
    draft: { choice, fields, problems, note, files },
  });
  if (!choice) return again(400, { choice: 'Đề nghị chọn một nội dung.' });
  const { kind } = choiceOf(choice);
  const seen = Number(form['_seen']);
  const id = isClosing(kind) ? closingFactId(thing, seen) : pageFactId(thing, kind, form['_id'] ?? '');
  const known = thing.scene.facts.find((fact) => fact.id === id);
  if (known) return { kind: 'recorded', seq: known.seq };
  if (!offeredFor(thing).includes(choice)) return again(409, {}, CHANGED);
  const { answer, problems } = readAnswer(thing, choice, fields);
  const all = { ...problems, ...problemsOfFiles(choice, kept, files), ...(!form['sure'] && { sure: NOT_SURE }) };
  if (Object.keys(all).length > 0) return again(400, all);
  if (isClosing(kind) && seen !== closingSeen(thing)) return again(409, {}, CHANGED);
  const sent = { stamp: form['_at'], bait: form['website'], mailedAt: speaker.mailedAt };
  if (isHasty(deps.keys, speaker.urlOf(thing), sent, thing.scene.at) || !/^[\w-]{16,40}$/.test(form['_id'] ?? ''))
    return again(422, {}, ONCE_MORE);
  const evidence = choiceOf(choice).fields.includes('evidence') ? evidenceFrom(files, answer) : NO_EVIDENCE;
  const hasEvidence = evidence.files.length + evidence.links.length > 0;
  const words = { ...(answer.text && { text: answer.text }), ...(hasEvidence && { evidence }) };
  const said = await deps.sayFact(thing.scene.row, draftOf(thing, speaker, choice, answer, id), words);
  if (said.problem !== null) return again(400, {}, said.problem);
  const ids = evidence.files.map((file) => file.id);
  if (said.isNew) await giveUploadsTo(deps.db, said.fact.id, ids);
  return { kind: 'recorded', seq: said.fact.seq };
}

const NOT_SURE = 'Đề nghị đánh dấu vào ô xác nhận.';

function draftOf(thing: Thing, { by }: Speaker, name: ChoiceName, answer: Answer, id: string): FactDraft {
  const { scene, task, key, unit, as, kind: of } = thing;
  const { kind } = choiceOf(name);
  const { text: _text, links: _links, ...said } = answer;
  const proposal = kind === 'confirmed' && of === 'waiting' ? proposalFor(thing) : null;
  const about = proposal && { about: proposal.id, key: proposal.key };
  return { id, kind, actor: as, by, at: scene.at, task: task.no, key, unit, ...said, ...about };
}

async function filesOf({ db }: WebDeps, speaker: Speaker, thing: Thing, ids: readonly string[]): Promise<UploadRow[]> {
  if (ids.length === 0) return [];
  const own = await findUnrecordedUploads(db, speaker.owner);
  const { scene, task, key, unit } = thing;
  const isAbout = (row: UploadRow) => row.plan === scene.row.id && row.task === task.no && row.key === key && row.unit === unit;
  return own.filter((row) => ids.includes(row.id) && isAbout(row));
}

function problemsOfFiles(choice: ChoiceName, kept: readonly KeptFile[], files: readonly UploadRow[]): Problems {
  if (!choiceOf(choice).fields.includes('evidence')) return {};
  const refused = kept.flatMap(({ problem }) => problem ?? []);
  const many = files.length > FILE_LIMITS.files ? [`Đề nghị gửi nhiều nhất ${FILE_LIMITS.files} tệp.`] : [];
  const all = [...refused, ...many];
  return all.length > 0 ? { [`${choice}-evidence`]: all.join(' ') } : {};
}

const NO_EVIDENCE: Evidence = { files: [], links: [] };

function evidenceFrom(files: readonly UploadRow[], { links = [] }: Answer): Evidence {
  return { files: files.map(({ id, name, bytes }) => ({ id, name, size: bytes })), links };
}
