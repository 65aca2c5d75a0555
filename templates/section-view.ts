import { clause, lowerFirst, oneLine } from './clean-text';
import { rangeWords, sharesWords, standingsWords, statisticsWords } from './count-words';
import { dateWords, windowWords } from './date-words';
import { factView, type FactView } from './fact-view';
import { itemWords, type ItemWords } from './item-words';
import { LIST_KINDS } from './kind-words';
import type { MessageScene } from './message-input';
import type { NoticeGroup } from './notice-groups';
import { noticeTable, type Table } from './notice-tables';
import { countWords } from './number-words';
import { authorityWords, planTitleWords, planWords } from './plan-words';
import { reportWords } from './period-words';
import { addressWords, comradeWords, partnerWords, unitName } from './unit-words';

/** Everything the templates of a notice may name: strings, yes or no, and one table. Unknown is the empty string. */
export type SectionView = Omit<ItemWords, 'lateDays'> &
  FactView & {
    isOne: boolean;
    plan: string;
    /** The plan without its authority, for a sentence that begins with it. */
    planBare: string;
    planTitle: string;
    authority: string;
    you: string;
    partnerRole: string;
    please: string;
    lowerPlease: string;
    /** How a letter to the leadership begins: `Kính báo cáo đồng chí Chủ tịch UBND xã: `; empty for everybody else. */
    opening: string;
    /** The post of the head of the unit addressed, by which the leadership is greeted. */
    post: string;
    coordinator: string;
    toLeadership: boolean;
    toCoordinator: boolean;
    informsOnly: boolean;
    reportTo: string;
    today: string;
    count: string;
    unitCount: string;
    /** `07 ngày làm việc`, of several `từ 07 đến 12 ngày làm việc`. */
    lateRange: string;
    remindedTotal: string;
    hasReminded: boolean;
    hasRows: boolean;
    hasStatistics: boolean;
    isAgain: boolean;
    /** Every item is led by the coordinator itself. */
    isCoordinatorsOwn: boolean;
    reportPeriod: string;
    window: string;
    quotaOf: string;
    quotaDone: string;
    quotaMissing: string;
    /** `được giao chủ trì 03 nhiệm vụ, phối hợp 02 nhiệm vụ`. */
    shares: string;
    /** `01 nhiệm vụ quá hạn, 03 nhiệm vụ đã hoàn thành`; for subjects without the noun. */
    standings: string;
    standingsShort: string;
    hasWaiting: boolean;
    /** Who has received nothing: the coordinator, or of its own tasks the system. */
    recorder: string;
    history: string;
    statistics: readonly { lower: string; count: string }[];
    table: Table;
    notes: readonly string[];
    link: string;
    linkHere: boolean;
    codePage: string;
  };

/** The words of one part of a message. `linkHere`: the part is alone and holds the link in its own sentence. */
export function sectionView(input: MessageScene, group: NoticeGroup, linkHere: boolean): SectionView {
  const { plan, to, kind, notices } = group;
  const { authority, on } = input;
  const [notice] = notices as [NoticeGroup['notices'][number]];
  const unit = authority.units.find(({ id }) => id === to.unit);
  const rows = group.items.map((item) => itemWords(input, group, item));
  const { lateDays: _, ...first } = rows[0] ?? itemWords(input, group, { task: '', key: null, lead: null, notice });
  const quota = notice.quota ?? { done: 0, of: 0 };
  const please = unit?.relation === 'peer' || unit?.relation === 'party-mass-vertical' ? 'Trân trọng đề nghị' : 'Đề nghị';
  const post = headsPost(input);
  const toLeadership = to.as === 'leadership';
  const you = toLeadership ? 'đồng chí' : addressWords(unit);
  const isCoordinatorsOwn =
    group.items.length > 0 && group.items.every(({ lead }) => lead !== null && lead === plan.coordinator.unit);
  const statistics = statisticsWords(input.statistics?.(plan) ?? {});
  return {
    isOne: group.items.length === 1 && !LIST_KINDS.has(kind),
    plan: planWords(plan, authority),
    planBare: planWords(plan, authority).replace(` của ${authorityWords(authority)}`, ''),
    planTitle: planTitleWords(plan),
    authority: authorityWords(authority),
    you,
    partnerRole: partnerWords(unit),
    please,
    lowerPlease: lowerFirst(please),
    opening: toLeadership ? `Kính báo cáo ${comradeWords(linkHere ? post : '')}: ` : '',
    post,
    coordinator: coordinatorName(input, group),
    toLeadership,
    toCoordinator: to.as === 'coordinator',
    informsOnly: unit?.relation === 'higher' || unit?.relation === 'outside',
    reportTo: plan.coordinator.unit === to.unit ? clause(plan.reportTo) : '',
    today: dateWords(on),
    count: countWords(group.items.length),
    unitCount: countWords(new Set(group.items.flatMap(({ lead }) => lead ?? [])).size || 1),
    lateRange: rangeWords(rows.map(({ lateDays }) => lateDays)),
    remindedTotal: countWords(group.items.reduce((sum, { reminded }) => sum + (reminded ?? 0), 0)),
    hasReminded: group.items.some(({ reminded }) => reminded),
    hasRows: rows.length > 0,
    hasStatistics: statistics.length > 0,
    isCoordinatorsOwn,
    isAgain: notice.rung.includes('again'),
    reportPeriod: reportWords(group.items[0]?.key ?? null),
    window: notice.window ? windowWords(notice.window) : '',
    quotaOf: countWords(quota.of),
    quotaDone: countWords(quota.done),
    quotaMissing: countWords(quota.of - quota.done),
    shares: sharesWords(group),
    standings: standingsWords(group, ' nhiệm vụ'),
    standingsShort: standingsWords(group, ''),
    hasWaiting: group.items.some(({ what }) => what === 'waiting'),
    recorder: isCoordinatorsOwn ? 'hệ thống' : 'cơ quan đầu mối',
    history: [...new Set(notices.map((each) => clause(input.history?.(each))).filter(Boolean))].join('; '),
    statistics,
    table: noticeTable(kind, rows),
    notes: skippedNotes(input, group, you),
    link: input.link,
    linkHere,
    codePage: oneLine(input.codePage),
    // Last: an object that begins with a spread is built property by property, which doubles the time of a whole message.
    ...first,
    ...factView(input, group),
  };
}

// An assistant who reads the leadership's mail is not greeted in its place.
function headsPost({ authority, person, on }: MessageScene): string {
  const head = authority.officers.find(
    ({ unit, position, from, until }) => unit === person.unit && position === 'head' && (from ?? on) <= on && (until ?? on) >= on,
  );
  return clause(person.position === 'head' ? person.post : (head ?? person).post);
}

function coordinatorName({ authority, on }: MessageScene, { plan }: NoticeGroup): string {
  const { unit, name } = plan.coordinator;
  return (unit ? unitName(plan, authority, unit, on) : clause(name)) || 'cơ quan đầu mối';
}

// A rung whose holder cannot be reached goes to the next one at once and says so.
function skippedNotes({ authority, on }: MessageScene, { plan, notices }: NoticeGroup, you: string): string[] {
  const skipped = [...new Set(notices.flatMap((notice) => notice.skipped ?? []))];
  if (skipped.length === 0) return [];
  const names = skipped.map((unit) => unitName(plan, authority, unit, on)).join('; ');
  return [`Nội dung này được gửi trực tiếp đến ${you} do chưa có đầu mối liên hệ nhận được tin tại: ${names}.`];
}
