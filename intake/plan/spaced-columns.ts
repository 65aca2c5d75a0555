import { isGroup } from './group-line';
import { WIDEST_LINE, type Segment, type SpacedLine } from './spaced-line';

/** Where columns begin: after white that goes through all lines; where it does not, as the first line of heads stands. */
export function columnStarts(lines: readonly SpacedLine[], height: number): number[] {
  const heads = (lines[0]?.segments ?? []).map(({ from }) => from);
  const whole = lines.filter(({ segments }, at) => at < height || (segments.length > 1 && !isGroupLine(segments)));
  const inked = new Uint8Array(WIDEST_LINE + 2);
  for (const { segments } of whole) for (const { from, until } of segments) inked.fill(1, from, until);
  const starts: number[] = [];
  let white = 2;
  for (const [at, ink] of inked.entries()) {
    if (ink === 1 && white >= 2) starts.push(at);
    white = ink === 1 ? 0 : white + 1;
  }
  return starts.length >= heads.length ? starts : heads;
}

function isGroupLine(segments: readonly Segment[]): boolean {
  return segments.length === 2 && /^(?:[IVX]{1,5}|[A-H])[.)]?$/u.test(segments[0]?.text ?? '');
}

/** A line cut at its columns. */
export function cellsOf({ text, segments }: SpacedLine, starts: readonly number[]): string[] {
  const cells = starts.map(() => '');
  if (segments.length === 1 && isGroup(text.trim())) {
    const [, label = '', title = ''] = /^(\S+)\s+(.+)$/su.exec(text.trim()) ?? [];
    return cells.map((_, at) => (at === 0 ? label : at === 1 ? title : ''));
  }
  for (const segment of segments) {
    const column = Math.max(
      0,
      starts.findLastIndex((start) => start <= segment.from + 1),
    );
    cells[column] = `${cells[column]} ${segment.text}`.trim();
  }
  return cells;
}

/** How wide each column was printed. */
export function widthsOf(lines: readonly (readonly string[])[]): number[] {
  return (lines[0] ?? []).map((_, column) => lines.reduce((most, line) => Math.max(most, line[column]?.length ?? 0), 0));
}

/** The lines of a row as its cells. A line that had room for the next word was ended by its writer. */
export function joined(lines: readonly (readonly string[])[], widths: readonly number[]): string[] {
  return widths.map((width, column) => {
    const texts: string[] = [];
    let last = '';
    for (const text of lines.map((line) => line[column] ?? '').filter((one) => one !== '')) {
      const word = /^\S+/u.exec(text)?.[0] ?? '';
      const isEnded = last !== '' && /^[\p{Lu}\-+•–]/u.test(text) && last.length + 1 + word.length <= width - 1;
      if (texts.length === 0 || isEnded) texts.push(text);
      else texts[texts.length - 1] += ` ${text}`;
      last = text;
    }
    return texts.join('\n');
  });
}
