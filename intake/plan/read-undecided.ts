import { bare } from '../document/bare';
import type { RawTask } from './draft';
import type { Node } from './outline';
import { endless } from './read-items';

/**
 * Items of a part that calls itself one of tasks ("II. NHIỆM VỤ") and says of none who does it or when: each is a task about
 * which everything is to be asked.
 */
export function readUndecided(parts: readonly Node[]): RawTask[] {
  return parts
    .filter(({ text }) => /nhiem vu|cong viec|hoat dong/.test(bare(text)))
    .flatMap((part) =>
      leavesOf(part).map((item) => ({
        no: item.label,
        title: endless(item.text),
        products: [],
        leads: '',
        partners: '',
        when: '',
        content: item.children.map(({ text }) => text),
        place: item.place,
        source: `Phần ${part.label}, mục ${item.label}`,
      })),
    );
}

function leavesOf(node: Node): Node[] {
  return node.children
    .filter(({ kind, text }) => kind === 'item' && text !== '')
    .flatMap((item) => {
      const inner = leavesOf(item);
      return inner.length > 0 ? inner : [item];
    });
}
