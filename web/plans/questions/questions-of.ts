import { bodyQuestions } from './body-questions';
import { contactQuestions } from './contact-questions';
import { documentQuestions } from './document-questions';
import type { Question, QuestionSource } from './question';
import { timeQuestions } from './time-questions';

/** All that a plan leaves open: of the document, of each task in its order, and of who can be reached. Each once. */
export function questionsOf(source: QuestionSource): Question[] {
  const bodies = bodyQuestions(source);
  const times = timeQuestions(source);
  const ofTask = (no: string | null) => [...bodies, ...times].filter(({ task }) => task === no);
  const all = [
    ...documentQuestions(source),
    ...[null, ...source.plan.tasks.map(({ no }) => no)].flatMap(ofTask),
    ...contactQuestions(source),
  ];
  return all.filter(({ id }, i) => all.findIndex((other) => other.id === id) === i);
}
