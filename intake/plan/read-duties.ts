import { upperFirst } from '../document/upper-first';
import type { RawTask } from './draft';
import { looksDated } from './looks-like-time';
import type { Node } from './outline';
import { ownerOf } from './owner-of';
import { endless } from './read-items';
import { timePhraseOf } from './time-in-sentence';

/**
 * Duties that stand only in the prose of the last part: periodic reports of units and of the coordinator, and what has a day of
 * its own ("gửi Kế hoạch … chậm nhất trong tháng 4"). Numbered TH.1, TH.2 …
 */
export function readDuties(parts: readonly Node[]): RawTask[] {
  const found = parts.flatMap((part) => part.children.flatMap((child) => dutiesOf(part, child, null)));
  return found.map((task, at) => ({ ...task, no: `TH.${at + 1}` }));
}

function dutiesOf(part: Node, node: Node, above: string | null): RawTask[] {
  const here: RawTask[] = [];
  // "Các sở, ban, ngành; UBND các xã, phường" alone on its line.
  const heading = ownerOf(node.text);
  let owner = heading?.what === '' ? heading.who : above;
  for (const sentence of heading?.what === '' ? [] : sentencesOf(node.text)) {
    const own = ownerOf(sentence);
    owner = own?.who ?? owner;
    here.push(...dutyIn(part, node, owner, own && own.what !== '' ? own.what : sentence));
  }
  // A body alone on its line owns what stands under it; the titles of parts ("2. Về kinh phí") own nothing.
  return [...here, ...node.children.flatMap((child) => dutiesOf(part, child, owner))];
}

function sentencesOf(text: string): string[] {
  const cut = text.split(/(?<=[.;])\s+(?=\p{Lu})|;\s+(?=\p{Ll})/u).filter((sentence) => sentence.trim() !== '');
  return cut.reduce<string[]>((sentences, sentence) => {
    // "Giám đốc các sở; Chủ tịch UBND các xã tổ chức …": names before the one that has the verb.
    const before = sentences.at(-1);
    const isNames = before?.endsWith(';') && ownerOf(before)?.what === '';
    return isNames ? [...sentences.slice(0, -1), `${before} ${sentence}`] : [...sentences, sentence];
  }, []);
}

/** What makes a sentence of the last part a duty of its own: a report, or something to hand in or finish by a day. */
const REPORTS = /báo cáo|bao cao|sơ kết|tổng kết/iu;
const HANDS_IN =
  /gửi|nộp|hoàn thành|xong|ban hành|(?<!chương |quá |lộ |quy |công )trình|xây dựng (?:và ban hành )?kế hoạch|đăng ký|cung cấp|tổng hợp/iu;
const IS_LIMIT =
  /(?<!\p{L})(?:trước|chậm nhất|muộn nhất|không muộn|đến hết|(?<!(?:hằng|hàng|mỗi) )(?:tháng|quý|ngày))(?!\p{L})/iu;
const WHOLE_YEAR = /^(?:trong |cả |cho )?năm(?: \d{4})?$/iu;
const MONEY = /kinh phí|dự toán|quyết toán|ngân sách/iu;

/** Words of a time where the sentence breaks its marks or its words. */
const LOOSE = /(?:định kỳ|đinh kỳ)\s+báo cáo[^.;]*/iu;
// What goes along with another report has that report's days.
const FOLLOWS_ANOTHER = /trong (?:các )?báo cáo[^.;]{0,40}(?:định kỳ|tháng|quý|năm)|đột xuất/iu;

function dutyIn(part: Node, node: Node, who: string | null, sentence: string): RawTask[] {
  if (!who || FOLLOWS_ANOTHER.test(sentence)) return [];
  const when = whenOf(sentence);
  if (when === '') return [];
  const title = endless(sentence.replace(/^có trách nhiệm\s+/iu, ''));
  const isReport = /báo cáo|bao cao/iu.test(sentence);
  return [
    {
      no: '',
      title: upperFirst(title),
      products: [isReport ? 'Báo cáo' : /kế hoạch/iu.test(sentence) ? 'Kế hoạch' : 'Kết quả'],
      leads: who,
      partners: '',
      when: endless(when),
      content: [],
      place: node.place,
      source: node.label === '' || node.kind === 'dash' ? `Phần ${part.label}` : `Phần ${part.label}, mục ${node.label}`,
      report: isReport,
    },
  ];
}

function whenOf(sentence: string): string {
  const named = timePhraseOf(sentence);
  const isTimed = named !== '' && !WHOLE_YEAR.test(named) && looksDated(named);
  if (isTimed && (REPORTS.test(sentence) || (HANDS_IN.test(sentence) && IS_LIMIT.test(named) && !MONEY.test(sentence))))
    return named;
  return LOOSE.exec(sentence)?.[0] ?? '';
}
