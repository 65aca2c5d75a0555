import type { Authority } from '../../domain/unit';
import type { PlanDraft } from '../../store/plan-drafts';
import { countWords } from '../../templates/number-words';
import type { Answer } from './questions/answer-question';
import { PERIOD_WORDS } from './questions/answer-time';
import type { Question } from './questions/question';

/** A refused answer: to which question, what was sent, what is wrong. */
export type RefusedAnswer = { id: string; answer: Answer; problem: string };

// Three lists and the table of days stay below 100 KB together.
const MOST_SHOWN = 12;
const ABOUT_WORDS: Readonly<Record<Question['about'], string>> = {
  number: 'Số, ký hiệu',
  issuedOn: 'Ngày ban hành',
  coordinator: 'Cơ quan đầu mối',
  leadership: 'Lãnh đạo',
  lead: 'Chủ trì',
  partner: 'Phối hợp',
  time: 'Thời gian',
  contacts: 'Người nhận',
};

/** The questions a plan leaves open: what blocks it first, then the rest, then what was left for later, and what was answered. */
export function checkView(draft: PlanDraft, questions: readonly Question[], refused: RefusedAnswer | null, asked = '') {
  const isLater = ({ id, blocks }: Question) => !blocks && draft.answers[id]?.what === 'later';
  const blocking = questions.filter(({ blocks }) => blocks);
  const open = questions.filter((one) => !one.blocks && !isLater(one));
  const later = questions.filter(isLater);
  // Who was sent to one question, or sent an answer that was refused, finds it though there are many others.
  const first = refused?.id ?? asked;
  const ordered = (list: readonly Question[]) => [
    ...list.filter(({ id }) => id === first),
    ...list.filter(({ id }) => id !== first),
  ];
  const shown = (list: readonly Question[]) =>
    ordered(list)
      .slice(0, MOST_SHOWN)
      .map((one) => questionView(one, refused));
  const more = (list: readonly Question[]) => (list.length > MOST_SHOWN ? countWords(list.length - MOST_SHOWN) : null);
  return {
    blockingCount: countWords(blocking.length),
    blocking: shown(blocking),
    moreBlocking: more(blocking),
    openCount: countWords(open.length),
    open: shown(open),
    moreOpen: more(open),
    laterCount: countWords(later.length),
    later: shown(later),
    moreLater: more(later),
    answered: Object.values(draft.answers).filter(({ what }) => what === 'done'),
    laterOpen: later.some(({ id }) => id === first),
  };
}

/** The names a page offers for every question about bodies. */
export function bodyNames({ units, groups }: Authority, questions: readonly Question[]): string[] {
  const isAsked = questions.some(({ asks }) => asks === 'body' || asks === 'bodies');
  return isAsked ? [...groups, ...units].map(({ name }) => name).slice(0, 400) : [];
}

function questionView(one: Question, refused: RefusedAnswer | null) {
  const { id, task, about, asks, words, why, ifLater, blocks, mayAgree } = one;
  const given = refused?.id === id ? refused : null;
  const choice = given?.answer['choice'] ?? '';
  return {
    id,
    head: `${task === null ? 'Kế hoạch' : `Nhiệm vụ ${task}`} – ${ABOUT_WORDS[about]}`,
    words,
    why,
    ifLater,
    mayLater: !blocks && asks !== 'nothing',
    asksText: asks === 'text',
    asksDate: asks === 'date',
    asksBody: asks === 'body' || asks === 'bodies',
    asksBodies: asks === 'bodies',
    asksTime: asks === 'time',
    asksNothing: asks === 'nothing',
    mayAgree,
    proposals: one.proposals().map((name) => ({ name, isChosen: choice === name })),
    periods: Object.entries(PERIOD_WORDS).map(([value, periodWords]) => ({
      value,
      words: periodWords,
      isChosen: given?.answer['period'] === value,
    })),
    chose: {
      agree: choice === 'agree',
      date: choice === 'date',
      period: choice === 'period',
      standing: choice === 'standing',
      other: choice === 'other',
    },
    text: given?.answer['text'] ?? '',
    date: given?.answer['date'] ?? '',
    name: given?.answer['name'] ?? '',
    problem: given?.problem ?? null,
  };
}
