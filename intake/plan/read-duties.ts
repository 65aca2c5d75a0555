import type { RawTask } from './draft';
import type { Node } from './outline';
import { endless } from './read-items';
import { splitBodies } from './split-bodies';

/**
 * Duties that stand only in the prose of the last part: periodic reports of units and of the coordinator, and what has a day of
 * its own ("gửi Kế hoạch … chậm nhất trong tháng 4"). Numbered TH.1, TH.2 …
 */
export function readDuties(parts: readonly Node[]): RawTask[] {
  const found = parts.flatMap((part) => part.children.flatMap((child) => dutiesOf(part, child, null)));
  return found.map((task, at) => ({ ...task, no: `TH.${at + 1}` }));
}

function dutiesOf(part: Node, node: Node, owner: string | null): RawTask[] {
  const { who, what } = ownerOf(node.text, owner);
  const here = sentencesOf(what === '' ? node.text : what).flatMap((sentence) => dutyIn(part, node, who, sentence));
  // A body alone on its line owns what stands under it; the titles of parts ("2. Về kinh phí") own nothing.
  return [...here, ...node.children.flatMap((child) => dutiesOf(part, child, who))];
}

/** "Phòng Nội vụ: Tổ chức …", "Giao Phòng Nội vụ kiểm tra…", "Phòng Nội vụ có trách nhiệm…". */
function ownerOf(text: string, owner: string | null): { who: string | null; what: string } {
  const colon = /^([^:.]{3,140}?):\s*(.*)$/su.exec(text);
  if (colon && splitBodies(colon[1] ?? '').length > 0 && beginsWithBody(colon[1] ?? ''))
    return { who: colon[1] ?? null, what: colon[2] ?? '' };
  const sentence =
    /^(?:giao\s+|đề nghị\s+)?(.{3,140}?)\s+(?:có trách nhiệm|chịu trách nhiệm|chủ trì|thường xuyên|theo dõi|định kỳ|tổng hợp|căn cứ|tham mưu|tổ chức|kiểm tra|hướng dẫn)\s+(.+)$/isu.exec(
      text,
    );
  if (sentence && beginsWithBody(sentence[1] ?? '') && !/[.;:]/.test(sentence[1] ?? ''))
    return { who: sentence[1] ?? null, what: text };
  if (!/[.:;]/.test(text) && text.length < 140 && beginsWithBody(text)) return { who: text, what: '' };
  return { who: owner, what: text };
}

function beginsWithBody(text: string): boolean {
  return /^(?:giao\s+|đề nghị\s+)?(?:văn phòng|phòng|sở|các|ubnd|[uủ][yỷ] ban|trung tâm|đài|công an|ban|hội|đoàn|trạm|công chức|trưởng|bộ phận|thủ trưởng|văn hóa|tài chính|tư pháp|chi cục|chánh|cơ quan|đơn vị|đảng|mặt trận|vp)/iu.test(
    text.trim(),
  );
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.;])\s+(?=\p{Lu})|;\s+(?=báo cáo|gửi|tổng hợp)/u).filter((sentence) => sentence.trim() !== '');
}

const PERIODIC =
  /(?:định kỳ|dinh ky|đinh kỳ)[^.;]{0,60}?(?:báo cáo|bao cao|tổng hợp)|(?:báo cáo|bao cao)[^.;]{0,140}?(?:định kỳ|dinh ky|h[aằ]ng (?:quý|tháng|năm|tuần)|hàng (?:quý|tháng|năm|tuần)|(?:trước|chậm nhất) (?:là )?(?:ngày|tháng)|(?:trước|chậm nhất)[^.;]{0,20}(?:tháng|ngày)[^.;]{0,10}\d)/iu;
const SENDING =
  /(?:gửi|báo cáo|nộp|hoàn thành|xây dựng (?:và ban hành )?kế hoạch)[^.;]{0,160}?((?:chậm nhất|trước)(?: là)?(?: vào)?(?: trong)?(?: ngày| tháng)[^.;,(]{2,40})/iu;
const WHEN = [
  /(?:chậm nhất|trước)(?: là)?(?: vào)?(?: trong)?(?: ngày| tháng)[^.;,()]{2,40}/iu,
  /định kỳ\s+(?:h[aằ]ng|hàng)?\s*(?:tuần|tháng|quý|6 tháng|năm)(?:\s*(?:,|và|hoặc)\s*(?:6 tháng|9 tháng|quý|năm|(?:hằng|hàng) năm))*(?:\s*\([^)]*\))?/iu,
  /(?:h[aằ]ng|hàng)\s+(?:tuần|tháng|quý|năm)(?:\s*(?:,|và)\s*(?:6 tháng|quý|năm))*/iu,
  /trong báo cáo [^.;]{0,40}định kỳ(?:\s*\([^)]*\))?/iu,
  /định kỳ báo cáo[^.;]*/iu,
];

// What goes along with another report has that report's days.
const FOLLOWS_ANOTHER = /trong (?:các )?báo cáo[^.;]{0,40}(?:định kỳ|tháng|quý|năm)|đột xuất/iu;

function dutyIn(part: Node, node: Node, who: string | null, sentence: string): RawTask[] {
  if (!who || !(PERIODIC.test(sentence) || SENDING.test(sentence)) || FOLLOWS_ANOTHER.test(sentence)) return [];
  const when = WHEN.map((pattern) => pattern.exec(sentence)?.[0]).find((found) => found) ?? '';
  const title = endless(sentence.replace(new RegExp(`^${escaped(who)}\\s*:?\\s*`, 'u'), '').replace(/^có trách nhiệm\s+/iu, ''));
  const isReport = /báo cáo|bao cao/iu.test(sentence);
  return [
    {
      no: '',
      title: title.charAt(0).toUpperCase() + title.slice(1),
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

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
