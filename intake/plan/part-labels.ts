import { isTable, type Table } from '../document/document';
import { markerOf } from '../document/marker';
import type { Paragraph } from '../document/paragraphs';
import { cutAtLabels } from './cut-at-labels';

/**
 * Paragraphs that hold several labelled words ("1.1. Khảo sát … Đơn vị chủ trì: A; thời gian: tháng 6") as a paragraph and a
 * dash for each label, so that the outline finds them as where they stand on lines of their own.
 */
export function partLabels(paragraphs: readonly (Paragraph | Table)[]): (Paragraph | Table)[] {
  return paragraphs.flatMap((paragraph) =>
    isTable(paragraph) || !paragraph.text.includes(':') ? [paragraph] : partsOf(paragraph),
  );
}

function partsOf(paragraph: Paragraph): Paragraph[] {
  const marker = markerOf(paragraph.text);
  if (marker?.kind === 'part') return [paragraph];
  const rest = marker?.rest ?? paragraph.text;
  const { before, fields } = cutAtLabels(rest);
  const who = fields.filter(({ field }) => field === 'lead' || field === 'partner' || field === 'time');
  // "Hưởng ứng … (Văn phòng chủ trì; thời gian: tháng 10)": the bracket says it all as a whole.
  if (/\([^()]{6,}$/u.test(before)) return [paragraph];
  if (who.length === 0 || (before === '' && fields.length < 2) || fields[0]?.field === 'content') return [paragraph];
  const head = paragraph.text.slice(0, paragraph.text.length - rest.length);
  const sign = marker?.kind === 'plus' ? '+ ' : '- ';
  const labels = fields.map(({ label, text }) => `${label}: ${text}`);
  if (before !== '')
    return [`${head}${before}`, ...labels.map((label) => `${sign}${label}`)].map((text) => ({ ...paragraph, text }));
  const [first = '', ...more] = labels;
  return [
    `${head}${first}`,
    ...more.map((label) => `${marker?.kind === 'point' || marker?.kind === 'item' ? '- ' : head || '- '}${label}`),
  ].map((text) => ({ ...paragraph, text }));
}
