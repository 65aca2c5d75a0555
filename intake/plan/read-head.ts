import { bare } from '../document/bare';
import { isTable, type TextDocument } from '../document/document';
import { markerOf } from '../document/marker';
import { isHeading, type Paragraph } from '../document/paragraphs';
import type { DateString } from '../../domain/dates';
import { issuingAgency } from './issuing-body';

/** What stands at the head and the end of a plan; null where the document leaves it blank or does not say. */
export type PlanHead = {
  authority: string | null;
  title: string | null;
  number: string | null;
  issuedOn: DateString | null;
  year: number | null;
  signer: string | null;
};

/** Reads the head of a plan, or of the decision it is attached to. */
export function readHead(paragraphs: readonly Paragraph[]): PlanHead {
  const lines = paragraphs.map(({ text }) => text).filter((text) => text !== '');
  const title = titleOf(lines);
  const all = lines.slice(0, 60).join('\n');
  const issuedOn = issueDay(lines);
  return {
    authority: issuingAgency(lines) ?? authorityOf(lines, title, all),
    title,
    number: numberOf(lines),
    issuedOn,
    year: yearOf(title, lines, issuedOn),
    signer: signerOf(lines),
  };
}

/** "KẾ HOẠCH" on a line of its own, and the lines after it up to the first sentence. */
function titleOf(lines: readonly string[]): string | null {
  const at = lines.map((line) => /^ke ho?ach$/.test(bare(line))).lastIndexOf(true, 80);
  const after = at >= 0 ? lines.slice(at + 1, at + 4) : lines.slice(0, 2);
  const taken: string[] = [];
  for (const line of after) {
    if (
      /^\(|^(căn cứ|ngày|số|i\.|phần)(?!\p{L})/iu.test(line) ||
      (/^(thực hiện|để|nhằm)(?!\p{L})/iu.test(line) && (taken.length > 0 || isReason(line))) ||
      /[:;]$/.test(line) ||
      line.length > 260 ||
      markerOf(line)
    )
      break;
    if (taken.length > 0 && !isHeading(line) && isHeading(taken[0] ?? '')) break;
    taken.push(line.replace(/[.*_]+$/u, ''));
  }
  const words = taken.join(' ').replace(/\s+/g, ' ').trim();
  if (words === '') return null;
  const own = /^ke hoach\b/.test(bare(words)) ? words : `Kế hoạch ${at >= 0 ? lowerFirst(words) : words}`;
  return at >= 0 || /ke hoach|tuyen truyen/.test(bare(words)) ? own : null;
}

// "Thực hiện Kế hoạch số 412/KH-UBND …, UBND huyện ban hành" is why; "Thực hiện công tác dân vận năm 2026" is a title.
function isReason(line: string): boolean {
  return /(?:^|\s)số\s*:?\s*\d|ban hành|như sau|[.,;:]$/iu.test(line);
}

function lowerFirst(text: string): string {
  if (isHeading(text))
    return text
      .toLowerCase()
      .replace(/\bcchc\b/gu, 'CCHC')
      .replace(
        /(tỉnh|huyện|xã|phường|thị trấn|thành phố) (\p{L}+(?: \p{L}+)?)$/u,
        (_, kind: string, name: string) => `${kind} ${capitals(name)}`,
      );
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function capitals(text: string): string {
  return text.replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
}

const OWN_NUMBER = /(?:^|\n|\s)số\s*:?\s*(\d{1,5})\s*[/-]\s*((?:KH|QĐ|CTr|TB)\s*-\s*\p{Lu}[\p{Lu}.&-]*)/iu;

function numberOf(lines: readonly string[]): string | null {
  const attached = /kèm theo[^()\n]{0,40}?(?:quyết định|kế hoạch)\s+số\s*:?\s*(\d{1,5})\s*\/\s*(\p{Lu}+-\p{Lu}+)/iu.exec(
    lines.join('\n'),
  );
  const head = lines
    .slice(0, 20)
    .map((line) => (/^số[\s:]/iu.test(line) ? OWN_NUMBER.exec(line) : null))
    .find((found) => found);
  const found = head ?? attached;
  return found ? `${found[1]}/${(found[2] ?? '').replace(/\s/g, '').toUpperCase()}` : null;
}

const DAY = /ngày\s*(\d{1,2})\s*(?:tháng|\/)\s*(\d{1,2})\s*(?:năm|\/)\s*(\d{4})/iu;

function issueDay(lines: readonly string[]): DateString | null {
  const place = lines.slice(0, 40).find((line) => /^[\p{Lu}][\p{L} .-]{1,40},\s*ngày/u.test(line));
  const attached = /kèm theo[^()]{0,80}?ngày\s*(\d{1,2})\s*(?:tháng|\/)\s*(\d{1,2})\s*(?:năm|\/)\s*(\d{4})/isu.exec(
    lines.join('\n'),
  );
  const found = (place && DAY.exec(place)) ?? attached ?? null;
  if (!found) return null;
  const [, day = '', month = '', year = ''] = found;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isRealDay(date) ? date : null;
}

function isRealDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

/** The year the title names; else the one most often named; else the issue year. */
function yearOf(title: string | null, lines: readonly string[], issuedOn: DateString | null): number | null {
  // "ISO 9001:2015", "QCVN 06:2022" carry the years of standards.
  const inTitle = (/(?:năm|nam|nim)\s*(20\d\d)/iu.exec(title ?? '') ?? /(?<![\d:.])(20\d\d)/u.exec(title ?? ''))?.[1];
  if (inTitle) return Number(inTitle);
  const counts = new Map<string, number>();
  for (const [, year = ''] of lines.join(' ').matchAll(/năm (20\d\d)/giu)) counts.set(year, (counts.get(year) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  return most ? Number(most) : issuedOn ? Number(issuedOn.slice(0, 4)) : null;
}

/** "ỦY BAN NHÂN DÂN / HUYỆN KÔNG CHRO" at the head, else the place the title names. */
function authorityOf(lines: readonly string[], title: string | null, all: string): string | null {
  const at = lines.slice(0, 60).findIndex((line) => /^[uủ][yỷ] ban nhân dân$|^ubnd$/iu.test(line.normalize('NFC')));
  const joined = lines
    .slice(0, 60)
    .map(
      (line) =>
        /^(?:[\p{Lu}\s]{4,40}\s[-–]\s)?(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND)\s+((?:TỈNH|HUYỆN|XÃ|PHƯỜNG|THỊ TRẤN|THỊ XÃ|THÀNH PHỐ|QUẬN|ĐẶC KHU)\s+[\p{L} ]{2,30})$/u.exec(
          line,
        )?.[1],
    )
    .find((name) => name);
  const below =
    at >= 0 && /^(TỈNH|HUYỆN|XÃ|PHƯỜNG|THỊ TRẤN|THỊ XÃ|THÀNH PHỐ|QUẬN|ĐẶC KHU)\s/u.test(lines[at + 1] ?? '')
      ? lines[at + 1]
      : null;
  const head = joined ?? below;
  if (head) return `UBND ${placeName(head)}`;
  const inText =
    /(?:kèm theo[^()]{0,120}?của\s+|của\s+)(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+((?:tỉnh|huyện|xã|phường|thị trấn|thị xã|thành phố|quận|đặc khu)\s+\p{Lu}[\p{L}]*(?:\s+\p{Lu}\p{L}*){0,3})/su.exec(
      all,
    );
  const inTitle = /(tỉnh|huyện|xã|phường|thị trấn|thị xã|thành phố|quận|đặc khu)\s+(\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*){0,3})/u.exec(
    title ?? '',
  );
  return inTitle ? `UBND ${inTitle[0]}` : inText ? `UBND ${inText[1]}` : null;
}

function placeName(upper: string): string {
  const [, kind = '', name = ''] = /^(TỈNH|HUYỆN|XÃ|PHƯỜNG|THỊ TRẤN|THỊ XÃ|THÀNH PHỐ|QUẬN|ĐẶC KHU)\s+(.+)$/u.exec(upper) ?? [];
  return `${kind.toLowerCase()} ${capitals(name.toLowerCase())}`;
}

const POST =
  /^(?:(?:kt|tl|tm|q)\.?\s*)?(?:phó )?(?:chủ tịch|giám đốc|trưởng phòng|trưởng ban|cục trưởng|chi cục trưởng|chánh văn phòng|chánh thanh tra|hiệu trưởng|tổng giám đốc|viện trưởng|trưởng công an|bí thư)$|^pho chu tich$/iu;

function signerOf(lines: readonly string[]): string | null {
  const at = lines.map((line) => POST.test(line.trim())).lastIndexOf(true);
  const name = at >= 0 ? lines.slice(at + 1, at + 6).find((line) => /^\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}*){1,4}$/u.test(line)) : null;
  return name ?? null;
}

/** The paragraphs of a document, without its tables. */
export function plainParagraphs(document: TextDocument): Paragraph[] {
  return document.parts.filter((part): part is Paragraph => !isTable(part));
}
