import { loadCalendar } from '../../config/load-calendar';
import { DEFAULT_LADDER, loadLadders } from '../../config/load-ladders';
import { sampleAuthority, samplePlan } from '../../config/sample-plan';
import type { Notice, NoticeItem, NoticeKind } from '../../domain/notice';
import { rehearse } from '../../domain/rehearse';
import { rulesOf } from '../../domain/plan-rules';
import { instantAt } from '../../domain/zone';
import { spokenKind } from '../../templates/notice-groups';
import type { FactText, MessageInput } from '../../templates/render-message';

/** A year the shipped calendar knows; the sample plan is the same in every year. */
const YEAR = 2026;
const LINK = 'https://don-doc.example/l/k1.VIDU.VIDU';
const CODE = 'K7Q2M4XA';

/**
 * A message of one kind from the sample plan, about one task or several: what an editor previews its words with. Kinds that
 * answer somebody get a made-up answer. Null: the plan has no such notice.
 */
export function sampleMessage(kind: NoticeKind, isMany: boolean): MessageInput | null {
  const { plan, authority, calendar, notices } = sampleYear();
  const chosen = noticesOf(notices, kind, isMany);
  const [first] = chosen;
  if (!first) return null;
  const person = authority.officers.find(({ unit, position }) => unit === first.to.unit && first.to.positions.includes(position));
  const anybody = person ?? authority.officers.find(({ unit }) => unit === first.to.unit) ?? authority.officers[0];
  if (!anybody) return null;
  return {
    at: instantAt(first.momentOn, '08:03'),
    channel: 'email',
    authority,
    calendar,
    person: anybody,
    entries: chosen.map((notice) => ({ notice, plan })),
    factText: () => factText(kind, first),
    history: () => 'hộp thư không tồn tại',
    statistics: () => ({ onTime: 20, late: 3, openLate: 1 }),
    link: LINK,
    code: CODE,
    codePage: 'https://don-doc.example/m',
  };
}

type SampleYear = { notices: readonly Notice[] } & Pick<MessageInput, 'authority' | 'calendar'> & {
    plan: ReturnType<typeof samplePlan>;
  };
let kept: SampleYear | null = null;

// Two years' worth of notices: of the one nobody answers in; made when first looked at.
function sampleYear(): SampleYear {
  if (kept) return kept;
  const [plan, authority, calendar] = [samplePlan(YEAR), sampleAuthority(), loadCalendar()];
  const ladder = loadLadders().find(({ id }) => id === DEFAULT_LADDER);
  if (!ladder) throw new Error('the shipped ladders lack the default one');
  const rules = rulesOf({ plan, authority, calendar, ladder, startedOn: plan.issuedOn ?? `${YEAR}-01-05` });
  kept = { plan, authority, calendar, notices: rehearse(rules).flatMap(({ notices }) => notices) };
  return kept;
}

function noticesOf(all: readonly Notice[], kind: NoticeKind, isMany: boolean): Notice[] {
  const known = all.filter((notice) => notice.kind === kind && spokenKind(notice) === kind);
  const own = known.length > 0 ? known : madeUp(all, kind);
  const [whole] = own.filter(({ items }) => items.length > 1);
  const single = own.find(({ items }) => items.length === 1 && isTold(items[0])) ?? own.find(({ items }) => items.length === 1);
  if (!isMany) return single ? [single] : own.slice(0, 1);
  if (whole) return [whole];
  // Told on one day they would be one list.
  const beside = single && own.find(({ items, to }) => items[0]?.task !== single.items[0]?.task && to.as === single.to.as);
  return single && beside ? [single, { ...beside, to: single.to, momentOn: single.momentOn, postedOn: single.postedOn }] : [];
}

// A task with a period says most.
function isTold(item: NoticeItem | undefined): boolean {
  return item?.key !== null && /-\d\d$/.test(item?.key ?? '');
}

type MadeUp = { of: NoticeKind; item?: Partial<NoticeItem>; to?: Notice['to']['as']; over?: Partial<Notice> };

const MADE_UP: Partial<Record<NoticeKind, MadeUp>> = {
  receipt: { of: 'due', over: { fact: 'f' } },
  returned: { of: 'due', over: { fact: 'f' } },
  'extension-asked': { of: 'reminder', to: 'coordinator', over: { fact: 'f' } },
  'extension-decided': { of: 'reminder', over: { fact: 'f' } },
  obstacle: { of: 'reminder', to: 'coordinator', over: { fact: 'f' } },
  unreachable: { of: 'reminder', to: 'coordinator', over: { failed: { person: 'p', channel: 'email', why: 'bounced' } } },
  moved: { of: 'reminder', item: { what: 'moved', wasOn: `${YEAR}-04-30` } },
  amended: { of: 'reminder', item: { what: 'changed', wasOn: `${YEAR}-04-28` } },
  'started-late': { of: 'overdue', to: 'coordinator', item: { what: 'late' } },
  'date-asked': { of: 'reminder', item: { key: null, dueOn: null } },
  quota: { of: 'reminder', over: { quota: { done: 1, of: 3 } } },
  'silent-partner': { of: 'reminder', item: { what: 'silent', units: ['phong-kinh-te', 'van-phong'] } },
};

function madeUp(all: readonly Notice[], kind: NoticeKind): Notice[] {
  const how = MADE_UP[kind];
  if (!how) return [];
  const coordinator = all.find(({ to }) => to.as === 'coordinator')?.to;
  return all
    .filter((notice) => notice.kind === how.of && (!how.over?.fact || notice.items.length === 1))
    .map((notice) => ({
      ...notice,
      ...how.over,
      kind,
      rung: kind,
      to: how.to === 'coordinator' && coordinator ? coordinator : notice.to,
      items: notice.items.map((item) => ({ ...item, ...how.item })),
    }));
}

const FACTS: Partial<Record<NoticeKind, FactText['kind']>> = {
  receipt: 'completed',
  returned: 'returned',
  'extension-asked': 'extension-asked',
  'extension-decided': 'extension-granted',
  obstacle: 'obstacle',
};
const TEXTS: Partial<Record<NoticeKind, string>> = {
  receipt: 'Đã phát 01 chuyên mục, thời lượng 15 phút',
  returned: 'Thiếu minh chứng',
  'extension-asked': 'Chờ ý kiến của Sở',
  'extension-decided': 'Đồng ý, đề nghị hoàn thành trước kỳ họp',
  obstacle: 'Thiếu kinh phí thực hiện',
};

function factText(kind: NoticeKind, { momentOn }: Notice): FactText | null {
  const fact = FACTS[kind];
  if (!fact) return null;
  const isAboutDay = fact.startsWith('extension');
  return {
    kind: fact,
    text: TEXTS[kind] ?? null,
    at: instantAt(momentOn, '09:14'),
    doneOn: fact === 'completed' ? momentOn : null,
    newDueOn: isAboutDay ? `${YEAR}-12-30` : null,
    by: null,
  };
}
