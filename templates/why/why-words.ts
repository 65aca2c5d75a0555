import type { Instant } from '../../domain/dates';
import type { Story } from '../../domain/why/story';
import type { NextLine, Why } from '../../domain/why/why';
import { isoAt } from '../../domain/zone';
import { clause } from '../clean-text';
import { dateWords } from '../date-words';
import { taskNumberWords } from '../number-words';
import { periodWords } from '../period-words';
import { dueWords } from './due-words';
import { factLineWords } from './fact-line-words';
import { instantWords, nameOf, sentence, type Names } from './names';
import { addresseeWords, noticeLineWords } from './notice-line-words';
import { rungWords } from './rung-words';
import { unsentWords } from './unsent-words';

/** A sentence of the explanation: `at` is ISO 8601 or null, `what` a code for programs, `details` belong under it. */
export type WhyLine = { at: string | null; what: string; text: string; details: readonly string[] };

export type WhySection = { name: 'due' | 'story' | 'unsent' | 'next'; title: string; lines: readonly WhyLine[] };

export type WhyWords = { heading: string; sections: readonly WhySection[] };

/** An explanation in Vietnamese: unit names, dates and rules; no address, no person's name, no text of a message. */
export function whyWords(
  why: Why,
  { plan, authority, ladder }: Pick<Story, 'plan' | 'authority' | 'ladder'>,
  now: Instant,
): WhyWords {
  const names: Names = { plan, authority, ladder, task: why.task, now };
  const title = clause(plan.tasks.find(({ no }) => no === why.task)?.title);
  const line = (what: string, text: string, at: Instant | null = null, details: readonly string[] = []): WhyLine => ({
    at: at === null ? null : isoAt(at),
    what,
    text: sentence(at === null ? text : `${instantWords(at)}: ${text}`),
    details: details.map(sentence),
  });
  return {
    heading: `Nhiệm vụ ${taskNumberWords(why.task)} “${title}”, ${periodWords(why.key) || why.key}`,
    sections: [
      { name: 'due', title: 'Thời hạn', lines: why.due.map((one) => line(one.what, dueWords(names, one))) },
      {
        name: 'story',
        title: 'Diễn biến',
        lines: why.story.map((one) => {
          if (one.what === 'fact') return line(one.fact.kind, factLineWords(names, one), one.at);
          const { text, details } = noticeLineWords(names, one);
          return line(one.notice.kind, text, one.at, details);
        }),
      },
      { name: 'unsent', title: 'Không gửi, và lý do', lines: why.unsent.map((one) => line(one.what, unsentWords(names, one))) },
      { name: 'next', title: 'Tiếp theo', lines: why.next.map((one) => line(one.what, nextWords(names, one))) },
    ],
  };
}

function nextWords(names: Names, line: NextLine): string {
  switch (line.what) {
    case 'next': {
      const to = `${nameOf(names, line.notice.to.unit)} ${addresseeWords(line.notice)}`;
      return `nếu không có thông tin mới, lúc ${instantWords(line.at)}: ${rungWords(names, line.notice)}, gửi ${to}`;
    }
    case 'nothing-more':
      return 'không còn thông báo nào về kỳ này';
    case 'waits':
      return 'kế hoạch đang tạm dừng, chờ tiếp tục';
    case 'closes':
      return `kế hoạch tự kết thúc ngày ${dateWords(line.on)}`;
  }
}
