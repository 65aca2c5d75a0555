import type { Authority } from '../../../domain/unit';
import type { Plan } from '../../../domain/plan';
import { answerBody } from './answer-body';
import { answerDocument } from './answer-document';
import { answerTime } from './answer-time';
import type { Question } from './question';

/** What a form says about a question: a choice, and the fields beside it. */
export type Answer = Readonly<Record<string, string>>;

/** The plan with a question answered and what was answered in words, or why the answer cannot be taken. */
export type Answered = { plan: Plan; words: string; problem: null } | { problem: string };

/** Puts an answer into a plan. Pure. */
export function answerQuestion(plan: Plan, asked: Question, answer: Answer, authority: Authority): Answered {
  switch (asked.asks) {
    case 'text':
    case 'date':
      return answerDocument(plan, asked, answer);
    case 'body':
    case 'bodies':
      return answerBody(plan, asked, answer, authority);
    case 'time':
      return answerTime(plan, asked, answer);
    case 'nothing':
      return { problem: 'Điểm này được bổ sung trong danh sách đơn vị, sau đó tải lại trang này.' };
  }
}
