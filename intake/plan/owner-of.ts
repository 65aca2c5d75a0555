import { bare } from '../document/bare';
import { cutSentence } from './cut-at-verb';
import { beginsWithBody } from './split-bodies';

/** Who a sentence or a heading speaks of, and what it says about them. */
export type Owned = { who: string; what: string };

const LONGEST = 170;

/** "Phòng Nội vụ: Tổ chức …", "Giao Phòng Nội vụ kiểm tra…", "Phòng Nội vụ có trách nhiệm…", "Phòng Nội vụ" alone; null: nobody. */
export function ownerOf(text: string): Owned | null {
  const plain = withoutOrder(text);
  const colon = /^([^:]{3,170}?)\s*:\s*(.*)$/su.exec(plain);
  const heading = colon?.[1] ?? '';
  if (colon && beginsWithBody(heading) && !/[.]\s/.test(heading) && cutSentence(heading).duty === '')
    return { who: nameOf(heading), what: colon[2] ?? '' };
  const { names, duty } = cutSentence(plain);
  if (duty !== '' && names.length <= LONGEST && !/[.:]/.test(names) && beginsWithBody(names))
    return { who: nameOf(names), what: duty };
  const alone = plain.replace(/[.:;\s]+$/u, '');
  return duty === '' && alone.length <= LONGEST && !/[.:]/.test(alone) && beginsWithBody(alone) && bare(alone) !== ''
    ? { who: nameOf(alone), what: '' }
    : null;
}

/** "Giao Phòng Nội vụ kiểm tra…" without the word that gives the order. */
export function withoutOrder(sentence: string): string {
  return sentence.replace(/^(?:giao|đề nghị|yêu cầu|phân công)(?:\s+cho)?\s+(?=\S)/iu, '');
}

// "Phòng Nội vụ (cơ quan thường trực)", "Phòng Nội vụ, …" before its verb.
function nameOf(names: string): string {
  return names.replace(/\s*\((?:cơ quan|đơn vị)[^()]*\)/giu, '').replace(/[\s,;]+$/u, '');
}
