import { isTable, type Place, type Table } from '../document/document';
import { markerOf, type MarkerKind } from '../document/marker';
import { isHeading, type Paragraph } from '../document/paragraphs';

/** A numbered or listed paragraph with all that stands under it; `kind` is `text` where it has no marker. */
export type Node = {
  kind: MarkerKind | 'text' | 'table';
  label: string;
  text: string;
  place: Place;
  table: Table | null;
  children: Node[];
};

const DEPTH: Readonly<Record<Node['kind'], number>> = { part: 0, item: 1, point: 2, dash: 3, plus: 4, text: 5, table: 5 };

/**
 * The paragraphs as a tree: parts (I., II.), items (1., 1.1.), points (a), dashes, pluses. Plain paragraphs and tables hang under
 * what stands before them. A heading in capitals without a number begins a part of its own.
 */
export function outlineOf(paragraphs: readonly (Paragraph | Table)[]): Node[] {
  const root: Node = { kind: 'part', label: '', text: '', place: { page: null, line: 0 }, table: null, children: [] };
  const path: { node: Node; depth: number }[] = [{ node: root, depth: -1 }];
  for (const paragraph of paragraphs) {
    const node = nodeOf(paragraph);
    const depth = depthOf(node);
    while ((path.at(-1)?.depth ?? -1) >= depth) path.pop();
    path.at(-1)?.node.children.push(node);
    path.push({ node, depth });
  }
  return root.children;
}

function nodeOf(paragraph: Paragraph | Table): Node {
  const { place } = paragraph;
  if (isTable(paragraph)) return { kind: 'table', label: '', text: '', place, table: paragraph, children: [] };
  const marker = markerOf(paragraph.text);
  if (marker) return { kind: marker.kind, label: marker.label, text: marker.rest, place, table: null, children: [] };
  const isRecipients = /^n[ơo]i nh\p{L}n\s*:?/iu.test(paragraph.text);
  const kind = isRecipients || (isHeading(paragraph.text) && paragraph.text.length > 3) ? 'part' : 'text';
  return { kind, label: '', text: paragraph.text, place, table: null, children: [] };
}

// `1.` before `1.1.` before `1.1.1.`
function depthOf({ kind, label }: Node): number {
  return DEPTH[kind] + (kind === 'item' ? Math.min(0.9, 0.3 * (label.split('.').length - 1)) : 0);
}

/** A node and everything under it, in the order of reading. */
export function allUnder(node: Node): Node[] {
  return [node, ...node.children.flatMap(allUnder)];
}

/** The words of a node and of all that stands under it. */
export function wholeText(node: Node): string {
  return allUnder(node)
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n');
}
