import { bare } from '../document/bare';
import type { RawTask } from './draft';
import { labelled } from './heads';
import { wholeText, type Node } from './outline';
import { endless } from './read-items';
import { headOf } from './split-bodies';
import { timePhraseOf } from './time-in-sentence';

/**
 * Shape (c): items that are bodies, their points what each has to do, the time as the block's last point. A body that is only
 * asked ("Đề nghị …") stands outside the authority. `parts`: those that hold tasks.
 */
export function readUnitBlocks(parts: readonly Node[]): RawTask[] {
  return parts
    .filter((part) => isOfBlocks(part))
    .flatMap((part) => part.children.filter(({ kind }) => kind === 'item').flatMap((item) => blockOf(part, item)));
}

function isOfBlocks(part: Node): boolean {
  const items = part.children.filter(({ kind }) => kind === 'item');
  const blocks = items.filter((item) => bodyOf(item).name !== '' && pointsOf(item).some(({ text }) => !labelled(text)));
  const isLabelled = items.some((item) =>
    item.children.some(({ text }) => ['lead', 'partner'].includes(labelled(text)?.field ?? '')),
  );
  const isTimed = items.some((item) => item.children.some(({ text }) => labelled(text)?.field === 'time'));
  const isNamed = items.filter((item) => headOf(bodyOf(item).name) !== null).length * 2 > items.length;
  return blocks.length >= 1 && items.length >= 2 && !isLabelled && (isTimed || isNamed);
}

/** "Tư pháp - Hộ tịch: Tổ chức tuyên truyền…" or a body alone. */
function bodyOf(item: Node): { name: string; duty: string } {
  const colon = /^([^:]{3,80}):\s*(.*)$/su.exec(item.text);
  const name = (colon?.[1] ?? item.text).replace(/[.:\s]+$/u, '');
  return name.split(/\s+/).length <= 14 ? { name, duty: colon?.[2] ?? '' } : { name: '', duty: item.text };
}

function blockOf(part: Node, item: Node): RawTask[] {
  const { name, duty } = bodyOf(item);
  if (name === '') return [];
  const source = part.label === '' ? `mục ${item.label}` : `Phần ${part.label}, mục ${item.label}`;
  const base = { products: [], partners: '', content: [], leads: name, place: item.place };
  const time = item.children.find(({ text }) => labelled(text)?.field === 'time');
  const points = pointsOf(item).filter((child) => child !== time && !isOther(child));
  if (points.length === 0) {
    const under = item.children.filter((child) => child !== time).map(wholeText);
    const title = endless(duty === '' ? under.join(' ') : duty);
    const when = time ? timeOf(time) : timePhraseOf(title);
    return title === '' ? [] : [{ ...base, no: item.label, title: withoutTime(title, when), when, source }];
  }
  const labels = time ? labelledTimes(time) : [];
  const plain = time && labels.length === 0 ? timeOf(time) : '';
  const tasks = points.map((point) => {
    const asked = ASKED.exec(point.text);
    const ownTime = point.children.find(({ text }) => labelled(text)?.field === 'time');
    const under = point.children.filter((child) => child !== ownTime);
    const whole = endless([point.text, ...under.map(wholeText)].join(' ').replace(/\s*\n\s*/gu, ' '));
    const told = ownTime ? timeOf(ownTime) : plain === '' && labels.length === 0 ? timePhraseOf(whole) : '';
    const who = asked ? asked[1]?.split(/:|\s{2,}/u)[0] : null;
    return {
      ...base,
      no: `${item.label}${point.kind === 'point' ? point.label : ''}`,
      title: withoutTime(whole, told),
      leads: who && isAsking(name) ? who.replace(/[:.\s]+$/u, '') : name,
      when: told === '' ? plain : told,
      place: point.place,
      source: point.kind === 'point' ? `${source}, điểm ${point.label}` : source,
      ...(isAsking(name) && { asks: true }),
    };
  });
  return labels.length === 0 ? tasks : withLabels(tasks, labels);
}

/** Points, or dashes where there are none. */
function pointsOf(item: Node): Node[] {
  const points = item.children.filter(({ kind }) => kind === 'point');
  return points.length > 0 ? points : item.children.filter(({ kind, text }) => kind === 'dash' && !labelled(text));
}

// "Hoàn thành trong tháng 02/2026." at the end says nothing but when.
function withoutTime(title: string, when: string): string {
  const [, before = '', last = ''] =
    /^(.{12,}[.;,])\s+((?:[Hh]oàn thành|[Tt]hực hiện|[Xx]ong)?[^.;,]{0,12})$/su.exec(title.replace(when, '')) ?? [];
  return when !== '' && title.endsWith(when) && SAYS_WHEN.test(last.trim()) && before !== '' ? endless(before) : title;
}

const SAYS_WHEN = /^(?:(?:hoàn thành|thực hiện|xong|kết thúc|thời gian|triển khai)(?:\s\S+)?)?$/iu;

// "Đề nghị", and what scans make of its first letter.
const ASKED = /^(?:\p{Lu}[eéêèẽ] ?ngh\p{L}+)\s+(.+)$/su;

function isAsking(name: string): boolean {
  return /^[dpb]e nghi?\b/.test(bare(name)) || /^\p{Lu}[éêề] ngh/u.test(name);
}

function isOther(node: Node): boolean {
  const field = labelled(node.text)?.field;
  return field === 'time' || field === 'note';
}

function timeOf(node: Node): string {
  const own = labelled(node.text)?.rest ?? node.text;
  return endless([own, ...node.children.map(wholeText)].filter((text) => text !== '').join('\n'));
}

type LabelledTime = { label: string; text: string };

/** "- Đối với việc đưa tin, bài: Thường xuyên" under the time: each with what it is for. */
function labelledTimes(node: Node): LabelledTime[] {
  return node.children.flatMap(({ text }) => {
    const parts = /^([^:]{4,60}):\s*(.+)$/su.exec(text);
    return parts ? [{ label: parts[1] ?? '', text: endless(text) }] : [];
  });
}

// Each time goes to the tasks that share most words with its label; what no label speaks of stays without a time.
function withLabels(tasks: readonly RawTask[], labels: readonly LabelledTime[]): RawTask[] {
  const chosen = labels.map(({ label }) => {
    const shared = tasks.map(({ title }) => sharedWords(label, title));
    const most = Math.max(...shared);
    return shared.map((count) => most > 0 && count === most);
  });
  return tasks.map((task, at) => ({
    ...task,
    when: labels
      .filter((_, label) => chosen[label]?.[at])
      .map(({ text }) => text)
      .join('\n'),
  }));
}

const COMMON = new Set(['doi', 'voi', 'viec', 'cac', 'va', 'thuc', 'hien', 'cong', 'tac', 'ket', 'qua']);

function sharedWords(label: string, title: string): number {
  const words = new Set(bare(title).split(' '));
  return bare(label)
    .split(' ')
    .filter((word) => word.length > 1 && !COMMON.has(word) && words.has(word)).length;
}
