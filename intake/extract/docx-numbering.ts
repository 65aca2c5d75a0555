import { readXml } from './read-xml';

type Level = { format: string; text: string; start: number };

/** Writes the number that Word puts before a paragraph of a list ("1.", "a)", "II."), counting as it goes. */
export type Numbering = (list: string, level: number) => string;

/** The lists of `word/numbering.xml` (ECMA-376 Part 1, 17.9); without it no paragraph has a number of its own. */
export function numberingOf(xml: Buffer | undefined): Numbering {
  const { lists, levels } = xml ? readLists(xml) : { lists: new Map<string, string>(), levels: new Map<string, Level[]>() };
  const counts = new Map<string, number[]>();
  return (list, level) => {
    const abstract = lists.get(list) ?? '';
    const known = levels.get(abstract) ?? [];
    const own = known[level];
    if (!own) return '';
    const counted = counts.get(abstract) ?? [];
    counted[level] = (counted[level] ?? own.start - 1) + 1;
    counted.length = level + 1;
    counts.set(abstract, counted);
    if (own.format === 'bullet') return '- ';
    if (own.format === 'none') return '';
    const words = own.text.replace(/%(\d)/g, (_, n: string) => {
      const at = Number(n) - 1;
      return inFormat(counted[at] ?? known[at]?.start ?? 1, known[at]?.format ?? 'decimal');
    });
    return words === '' ? '' : `${words} `;
  };
}

function readLists(xml: Buffer): { lists: Map<string, string>; levels: Map<string, Level[]> } {
  const lists = new Map<string, string>();
  const levels = new Map<string, Level[]>();
  let abstract = '';
  let list = '';
  let level = 0;
  const own = (): Level => {
    const all = levels.get(abstract) ?? [];
    levels.set(abstract, all);
    return (all[level] ??= { format: 'decimal', text: '', start: 1 });
  };
  readXml(xml, {
    open: ({ name, attributes }) => {
      const value = attributes['w:val'] ?? '';
      if (name === 'w:abstractNum') abstract = attributes['w:abstractNumId'] ?? '';
      else if (name === 'w:num') list = attributes['w:numId'] ?? '';
      else if (name === 'w:abstractNumId') lists.set(list, value);
      else if (name === 'w:lvl' && list === '') level = Math.min(8, Number(attributes['w:ilvl'] ?? 0));
      else if (list === '' && name === 'w:numFmt') own().format = value;
      else if (list === '' && name === 'w:lvlText') own().text = value;
      else if (list === '' && name === 'w:start') own().start = Number(value) || 1;
    },
    close: () => undefined,
    text: () => undefined,
  });
  return { lists, levels };
}

function inFormat(count: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return roman(count);
    case 'lowerRoman':
      return roman(count).toLowerCase();
    case 'upperLetter':
      return letter(count).toUpperCase();
    case 'lowerLetter':
      return letter(count);
    case 'decimalZero':
      return String(count).padStart(2, '0');
    default:
      return String(count);
  }
}

// Vietnamese lists go a, b, c, d, đ, e only when typed by hand; Word counts the English letters.
function letter(count: number): string {
  return String.fromCharCode(97 + ((Math.max(1, count) - 1) % 26)).repeat(Math.ceil(Math.max(1, count) / 26));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(count: number): string {
  let rest = Math.min(Math.max(count, 1), 399);
  return ROMAN.map(([value, sign]) => {
    const times = Math.floor(rest / value);
    rest -= times * value;
    return sign.repeat(times);
  }).join('');
}
