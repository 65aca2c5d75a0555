import { bare } from '../document/bare';
import { allUnder, type Node } from './outline';
import { partKind } from './part-kind';
import { ownerOf } from './owner-of';
import { splitBodies } from './split-bodies';
import type { TaskDraft } from './plan-draft';

/** Who follows the plan, and to whom it reports: from the last part, else from where difficulties are to be told. */
export function findCoordinator(
  tree: readonly Node[],
  tasks: readonly TaskDraft[],
): { coordinator: string | null; reportTo: string | null } {
  const texts = tree.flatMap(allUnder).map(({ text }) => text);
  const told = texts.map((text) => TOLD.exec(text)?.[1]).find((name) => name);
  const last = tree
    .filter((part) => ['duties', 'assignment'].includes(partKind(part.text)))
    .flatMap(allUnder)
    .map(({ text }) => text);
  const follows = followerIn(last);
  const report = tasks.find(({ no, leads }) => no.startsWith('TH.') && leads.length === 1);
  const own = report?.leads[0]?.name ?? follows;
  // "Phòng Nội vụ huyện" at the end is the "Phòng Nội vụ" of the duties.
  const isSame = told && own && bare(told).startsWith(bare(own));
  const coordinator =
    [isSame ? own : told, follows, report?.leads[0]?.name].map((name) => (name ? nameOf(name) : null)).find((name) => name) ??
    null;
  return { coordinator, reportTo: report ? reportedTo(report.title) : null };
}

const TOLD =
  /(?:khó khăn|vướng mắc|kho khan|khé khan)[^.]*?(?:phản ánh|liên hệ|báo cáo|phan énh|phan anh|kiến nghị)[^.(]*?(?:về|với|qua|tới|đến|vé)\s+(?:UBND \p{L}+ \((?:thông )?qua\s+)?([^.,;()]{4,70}?)(?:\)|\s+(?:để|dé|tổng hợp|xem xét)|[.,;]|$)/iu;
const FOLLOWS = /đôn đốc|theo dõi|đầu mối|thường trực|tổng hợp|kiểm tra/iu;
/** The surer the words, the earlier: who is the focal point before who only sums up. */
const SURER: readonly RegExp[] = [/đầu mối|thường trực/iu, /đôn đốc/iu, /theo dõi/iu, /tổng hợp|kiểm tra/iu];
const DAMAGED =
  /^(?:giao\s+)?([^:.;]{4,80}?)(?::\s*|\s+)(?:có trách nhiệm\s+|chủ trì,?\s*)?(?:theo dõi|đôn đốc|kiểm tra|tổng hợp)/iu;

/** Who the last part gives to follow the plan; units that report for themselves are none. */
function followerIn(texts: readonly string[]): string | undefined {
  let owner: string | null = null;
  const found: { who: string; words: string }[] = [];
  for (const sentence of texts.flatMap((text) => text.split(/(?<=\.)\s+(?=\p{Lu})/u))) {
    const own = ownerOf(sentence);
    if (own) owner = own.who;
    else if (/^\p{Lu}/u.test(sentence) && owner === null) continue;
    if (owner && FOLLOWS.test(sentence) && splitBodies(owner).length === 1 && nameOf(owner) !== null)
      found.push({ who: owner, words: sentence });
  }
  const surest = SURER.map((words) => found.find((one) => words.test(one.words))).find((one) => one);
  return surest?.who ?? texts.map((text) => DAMAGED.exec(text)?.[1]).find((name) => name && splitBodies(name).length === 1);
}

function nameOf(text: string): string | null {
  const name = splitBodies(text)[0]?.name ?? null;
  return name && NO_COORDINATOR.test(name) ? null : (name?.replace(/^công chức/u, 'Công chức') ?? null);
}

/** A group of units or of their heads reports for itself; a people's committee is who the coordinator reports to. */
const NO_COORDINATOR =
  /^(?:(?:UBND|Ủy ban nhân dân|các)(?!\p{L})|(?:trưởng|phó|tổ trưởng|trưởng ban|lãnh đạo|thủ trưởng|giám đốc|chủ tịch(?: UBND)?|bí thư|hiệu trưởng|người đứng đầu|cán bộ|công chức) các\s|thủ trưởng\s)/iu;

function reportedTo(title: string): string | null {
  const to = /báo cáo(?: kết quả| tình hình)?[^.;]*?\s((?:về |cho )?(?:UBND|Sở|Ủy ban)[^.;]*?)(?:\s+theo quy định|$)/iu.exec(
    title,
  )?.[1];
  return to ? to.replace(/^(?:về|cho)\s+/iu, '') : null;
}
