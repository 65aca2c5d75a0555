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
  const tasks = parts.flatMap((part) => itemsOf(part).flatMap((item) => taskOf(part, item)));
  const numbers = tasks.map(({ no }) => no);
  const repeats = new Set(numbers.filter((no, at) => numbers.indexOf(no) !== at));
  return repeats.size === 0 ? tasks : tasks.map((task) => ({ ...task, no: withPart(task) }));
}

function withPart({ no, source }: RawTask): string {
  const part = /^Phần ([IVXL]+)/.exec(source)?.[1];
  return part ? `${part}.${no}` : no;
}

// Items may hold items ("1." over "1.1."): those that have fields of their own count.
function itemsOf(node: Node): Node[] {
  return node.children.flatMap((child) => {
    const inner = itemsOf(child);
    if (inner.length > 0) return inner;
    return child.kind === 'item' && isTask(child) ? [child] : [];
  });
}

function isTask(item: Node): boolean {
  const { lead, time } = fieldsOf(item);
  return Boolean(lead ?? time);
}

function taskOf(part: Node, item: Node): RawTask[] {
  const fields = fieldsOf(item);
  const title = endless(fields.task ? restOf(fields.task) : titleOf(item));
  if (title === '') return [];
  return [
    {
      no: item.label,
      title,
      products: fields.product ? listOf(fields.product) : [],
      leads: fields.lead ? restOf(fields.lead) : '',
      partners: fields.partner ? restOf(fields.partner) : '',
      when: fields.time ? restOf(fields.time) : '',
      content: fields.content ? linesOf(fields.content) : [],
      place: item.place,
      source: sourceOf(part, item),
    },
  ];
}

function sourceOf(part: Node, item: Node): string {
  return part.label === '' ? `mục ${item.label}` : `Phần ${part.label}, mục ${item.label}`;
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
