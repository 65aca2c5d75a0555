import type { RawTask } from './draft';
import { looksLikeTime } from './looks-like-time';
import type { Node } from './outline';
import { ownerOf } from './owner-of';
import { endless } from './read-items';
import { beginsWithBody } from './split-bodies';
import { timePhraseOf } from './time-in-sentence';

type Assignment = { title: string; leads: string; when: string };

/**
 * Shape (d): items that say in a sentence or in brackets who does them until when ("Kiểm kê tài sản (Văn phòng chủ trì; trước
 * ngày 15/12)", "Giao Phòng Nội vụ chủ trì, phối hợp với … hoàn thành trong quý II"). None when no item names anybody.
 */
export function readProse(parts: readonly Node[]): RawTask[] {
  const found = parts.flatMap((part) => part.children.flatMap((child) => tasksOf(part, child)));
  return found.some(({ leads }) => leads !== '') ? found : [];
}

function tasksOf(part: Node, node: Node): RawTask[] {
  const inner = node.children.flatMap((child) => (child.kind === 'text' ? [] : tasksOf(part, child)));
  if (inner.some(({ leads }) => leads !== '')) return inner;
  const own = node.kind === 'text' ? null : assignmentIn(textOf(node));
  return own ? [taskOf(part, node, own)] : inner;
}

function textOf(node: Node): string {
  return [node.text, ...node.children.filter(({ kind }) => kind === 'text').map(({ text }) => text)].join(' ').trim();
}

function taskOf({ label }: Node, node: Node, { title, leads, when }: Assignment): RawTask {
  const numbered = node.label !== '' && node.kind !== 'dash' && node.kind !== 'plus';
  return {
    no: numbered ? node.label : '',
    title,
    products: [],
    leads,
    partners: '',
    when,
    content: [],
    place: node.place,
    source: `${label === '' ? 'Nội dung' : `Phần ${label}`}${numbered ? `, mục ${node.label}` : ''}`,
  };
}

function assignmentIn(text: string): Assignment | null {
  return inBrackets(text) ?? behind(text) ?? ofOwner(text) ?? onlyTimed(text);
}

const BRACKET = /^(.{8,}?)\s*[.,;]?\s*\(([^()]{6,300})\)\s*[.;]?$/su;
const ROLE = /chủ trì|phối hợp|thực hiện|phụ trách|tham mưu|đầu mối|trách nhiệm/iu;

function inBrackets(text: string): Assignment | null {
  const [, title = '', inside = ''] = BRACKET.exec(text) ?? [];
  const parts = inside.split(/\s*;\s*/).filter((part) => part !== '');
  const times = parts.filter((part) => isTime(part));
  const bodies = parts.filter((part) => !isTime(part) && beginsWithBody(part.replace(/^giao\s+/iu, '')) && ROLE.test(part));
  if (title === '' || bodies.length === 0) return null;
  const inBodies = bodies.map(timePhraseOf).filter((time) => time !== '');
  const leads = bodies.map((body) => inBodies.reduce((rest, time) => rest.replace(time, ''), body)).join('; ');
  const when =
    times.length > 0 ? times.map((time) => timePhraseOf(time) || time).join('; ') : inBodies.join('; ') || timePhraseOf(title);
  return { title: endless(title), leads, when };
}

// Who stands at its beginning and does what: no time.
function isTime(part: string): boolean {
  const plain = part.replace(/^(?:thời gian|thời điểm|thời hạn|tiến độ|hoàn thành|thực hiện|xong|báo cáo)\s*:?\s*/iu, '');
  if (beginsWithBody(plain)) return false;
  return timePhraseOf(part) !== '' || looksLikeTime(plain.charAt(0).toUpperCase() + plain.slice(1));
}

const BEHIND =
  /^(.{12,}?)[.;,–-]?\s+(?:giao(?: cho)?|do)\s+(.{4,200}?\s+(?:chủ trì|thực hiện|phụ trách|tham mưu|làm đầu mối)(?:[^.;]*))[.;]?(.*)$/su;

function behind(text: string): Assignment | null {
  const [, title = '', who = '', rest = ''] = BEHIND.exec(text) ?? [];
  if (title === '' || !beginsWithBody(who) || beginsWithBody(title)) return null;
  const time = timePhraseOf(who);
  return { title: endless(title), leads: who.replace(time, ''), when: time || timePhraseOf(rest) || timePhraseOf(title) };
}

function ofOwner(text: string): Assignment | null {
  const owned = ownerOf(text);
  if (!owned || owned.what.length < 12) return null;
  const when = timePhraseOf(owned.what);
  const leads = /^(?:có trách nhiệm\s+)?chủ trì|^(?:có trách nhiệm\s+)?phối hợp/iu.test(owned.what);
  return when !== '' || leads ? { title: endless(owned.what), leads: owned.who, when } : null;
}

function onlyTimed(text: string): Assignment | null {
  const when = timePhraseOf(text);
  return when === '' ? null : { title: endless(text), leads: '', when };
}
