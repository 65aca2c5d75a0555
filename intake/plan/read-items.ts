import { bare } from '../document/bare';
import type { RawTask } from './draft';
import { labelled, type Field } from './heads';
import { allUnder, wholeText, type Node } from './outline';

type Fields = Partial<Record<Field, Node>>;

/**
 * Shape (a): numbered items whose points say who, with whom and when ("a) Thời gian thực hiện: …"). An item without such a point
 * is no task. Numbers that start again in another part get the part before them.
 */
export function readItems(parts: readonly Node[]): RawTask[] {
  const tasks = parts.flatMap((part) => itemsOf(part).flatMap((found) => taskOf(part, found)));
  const numbers = tasks.map(({ no }) => no);
  const repeats = new Set(numbers.filter((no, at) => numbers.indexOf(no) !== at));
  return repeats.size === 0 ? tasks : tasks.map((task) => ({ ...task, no: withPart(task) }));
}

function withPart({ no, source }: RawTask): string {
  const part = /^Phần ([IVXL]+)/.exec(source)?.[1];
  return part ? `${part}.${no}` : no;
}

// Items may hold items ("1." over "1.1."), points and dashes: the innermost that have fields of their own count.
function itemsOf(node: Node): Found[] {
  return node.children.flatMap((child) => {
    if (labelled(child.text)) return [];
    const inner = itemsOf(child).map((found) => ({ ...found, no: numberUnder(child, found) }));
    if (inner.length > 0) return inner;
    if (child.kind === 'item') return isTask(child) ? [{ item: child, no: child.label }] : [];
    const own = ['point', 'dash', 'plus'].includes(child.kind) && child.children.some(({ text }) => isWhoOrWhen(text));
    return own ? [{ item: child, no: child.kind === 'point' ? child.label : '' }] : [];
  });
}

type Found = { item: Node; no: string };

// "2" over "b)" is 2b; items have whole numbers of their own.
function numberUnder({ kind, label }: Node, { item, no }: Found): string {
  return kind === 'item' && item.kind !== 'item' ? `${label}${no}` : no;
}

function isWhoOrWhen(text: string): boolean {
  const field = labelled(text)?.field;
  return field === 'lead' || field === 'time';
}

function isTask(item: Node): boolean {
  const { lead, time } = fieldsOf(item);
  return Boolean(lead ?? time);
}

function taskOf(part: Node, { item, no }: Found): RawTask[] {
  const fields = fieldsOf(item);
  const title = endless(fields.task ? restOf(fields.task) : titleOf(item));
  if (title === '') return [];
  return [
    {
      no,
      title,
      products: fields.product ? listOf(fields.product) : [],
      leads: fields.lead ? restOf(fields.lead) : '',
      partners: fields.partner ? restOf(fields.partner) : '',
      when: fields.time ? restOf(fields.time) : '',
      content: fields.content ? linesOf(fields.content) : [],
      place: item.place,
      source: sourceOf(part, no),
    },
  ];
}

function sourceOf(part: Node, no: string): string {
  return part.label === '' ? `mục ${no}` : `Phần ${part.label}, mục ${no}`;
}

/** The labelled points of an item; of several with one label the first. */
function fieldsOf(item: Node): Fields {
  const fields: Fields = {};
  for (const node of allUnder(item).slice(1)) {
    const field = labelled(node.text)?.field;
    if (field && field !== 'no') fields[field] ??= node;
  }
  return fields;
}

// A title may go on in plain paragraphs until the first point.
function titleOf(item: Node): string {
  const plain = item.children.slice(
    0,
    item.children.findIndex(({ kind }) => kind !== 'text'),
  );
  const more = plain.filter(({ text }) => !labelled(text)).map(({ text }) => text);
  return item.text === '' ? (more[0] ?? '') : item.text;
}

function restOf(node: Node): string {
  const own = labelled(node.text)?.rest ?? node.text;
  return [own, ...node.children.filter(({ text }) => !labelled(text)).map(wholeText)].filter((text) => text !== '').join('\n');
}

function listOf(node: Node): string[] {
  const own = labelled(node.text)?.rest ?? '';
  return [own, ...node.children.map(({ text }) => text)]
    .filter((text) => bare(text) !== '')
    .flatMap(splitNotes)
    .map(endless);
}

// "… tập huấn. (Văn bản triệu tập…; …)": what shows the work stands in brackets after it.
function splitNotes(text: string): string[] {
  const bracket = /^(.+?)\.?\s*\(([^()]{30,};[^()]{10,})\)\.?$/su.exec(text);
  if (!bracket) return [text];
  return [bracket[1] ?? '', ...(bracket[2] ?? '').split(/;\s*/)].filter((one) => one !== '');
}

function linesOf(node: Node): string[] {
  const own = labelled(node.text)?.rest ?? '';
  return [
    own,
    ...allUnder(node)
      .slice(1)
      .map(({ text }) => text),
  ].filter((text) => text !== '');
}

/** Without the full stop at the end. */
export function endless(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?<!\.)\.(\/\.)?$|[;,]$/u, '')
    .trim();
}
