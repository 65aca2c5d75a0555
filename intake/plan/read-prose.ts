import type { Place } from '../document/document';
import { upperFirst } from '../document/upper-first';
import type { RawTask } from './draft';
import { looksDated, looksLikeTime } from './looks-like-time';
import { allUnder, type Node } from './outline';
import { ownerOf, withoutOrder } from './owner-of';
import { endless } from './read-items';
import { cutSentence } from './cut-at-verb';
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

/**
 * What stands in sentences beside tasks of a surer shape: items and paragraphs that name who leads them until when. `taken`: where
 * tasks were found already; nothing over or under them is read again.
 */
export function readFurther(parts: readonly Node[], taken: ReadonlySet<Place>): RawTask[] {
  return parts.flatMap((part) => part.children.flatMap((child) => furtherOf(part, child, taken)));
}

function furtherOf(part: Node, node: Node, taken: ReadonlySet<Place>): RawTask[] {
  if (taken.has(node.place)) return [];
  const inner = node.children.flatMap((child) => furtherOf(part, child, taken));
  if (inner.length > 0 || allUnder(node).some(({ place }) => taken.has(place))) return inner;
  const own =
    node.kind === 'text' ? ledSentence(node.text) : (underTitle(node) ?? inBrackets(textOf(node)) ?? ledSentence(textOf(node)));
  return own && own.leads !== '' && own.when !== '' ? [taskOf(part, node, own)] : [];
}

// "Thanh tra tỉnh chủ trì, phối hợp với … tổ chức thanh tra …, hoàn thành trong quý III".
function ledSentence(text: string): Assignment | null {
  const owned = ownerOf(text);
  if (!owned || !/^(?:có trách nhiệm\s+)?chủ trì(?!\p{L})/iu.test(owned.what)) return null;
  const when = timePhraseOf(owned.what);
  return looksDated(when) ? { title: endless(owned.what), leads: leadsIn(text), when } : null;
}

function tasksOf(part: Node, node: Node): RawTask[] {
  const inner = node.children.flatMap((child) => (child.kind === 'text' ? [] : tasksOf(part, child)));
  if (inner.some(({ leads }) => leads !== '')) return inner;
  const own = node.kind === 'text' ? null : (underTitle(node) ?? assignmentIn(textOf(node)));
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

/** "4. Diễn tập cấp xã" with a paragraph of its own beneath, or a sentence behind it, that says who does it, with whom, until when. */
function underTitle(node: Node): Assignment | null {
  const [title = '', ...more] = node.text.split(/(?<=\p{L}{2}\.)\s+(?=\p{Lu})/u);
  if (title === '' || ownerOf(title) !== null || ownerOf(node.text) !== null) return null;
  const below = node.children.filter(({ kind }) => kind === 'text').map(({ text }) => text);
  // Names before a semicolon belong to the verb after it.
  const sentences = [...more, ...below]
    .flatMap((text) => text.split(/(?<=\p{L}{2}\.)\s+(?=\p{Lu})/u))
    .flatMap((text) => {
      const cut = text.split(/(?<=\p{L}{2};)\s+(?=\p{Lu})/u);
      return cut.slice(0, -1).some((one) => ownerOf(one)?.what === '') ? [text] : cut;
    });
  const owned = sentences
    .map((text) => ({ text, owner: ownerOf(text) }))
    .find(({ owner }) => owner !== null && owner.what !== '');
  if (!owned?.owner) return null;
  const when = timePhraseOf(owned.text) || sentences.map(timePhraseOf).find((time) => time !== '') || timePhraseOf(title);
  return { title: endless(title), leads: leadsIn(owned.text), when };
}

// "Phòng A chủ trì, phối hợp với Phòng B, Phòng C tổ chức …": both, without what they do.
function leadsIn(sentence: string): string {
  const plain = withoutOrder(sentence);
  const [whole = '', before = '', helpers = ''] =
    /^(.+?,?\s+phối hợp\s+(?:chặt chẽ\s+)?(?:với|cùng)\s+)(.+)$/su.exec(plain) ?? [];
  if (whole !== '') return `${before}${cutSentence(helpers).names}`;
  const shared = /^(.+?\s+chủ trì),\s+(.+?)\s+phối hợp(?=\s|[.,;]|$)/su.exec(plain);
  return shared ? `${shared[1]}; ${shared[2]} phối hợp` : (ownerOf(sentence)?.who ?? '');
}

const COLON_BODY = /^(.{12,}?)\s*:\s*([^:]{4,170})$/su;

// "Trực ban 24/24 giờ trong mùa mưa bão: Văn phòng HĐND và UBND xã."
function behindColon(text: string): Assignment | null {
  const [, title = '', who = ''] = COLON_BODY.exec(text.replace(/\s*\.$/u, '')) ?? [];
  if (title === '' || beginsWithBody(title) || ownerOf(who)?.what !== '') return null;
  return { title: endless(title), leads: who, when: timePhraseOf(title) };
}

function assignmentIn(text: string): Assignment | null {
  return inBrackets(text) ?? behind(text) ?? behindColon(text) ?? ofOwner(text) ?? onlyTimed(text);
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
  return timePhraseOf(part) !== '' || looksLikeTime(upperFirst(plain));
}

const BEHIND =
  /^(.{12,}?)[.;,–-]?\s+(?:[Gg]iao(?: cho)?|do)\s+(.{4,200}?\s+(?:chủ trì|thực hiện|phụ trách|tham mưu|làm đầu mối)(?:[^.;]*))[.;]?(.*)$/su;

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
