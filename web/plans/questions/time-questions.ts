import type { Task } from '../../../domain/plan';
import type { Schedule } from '../../../domain/schedule/schedule';
import { question, type Question, type QuestionSource } from './question';

/** Times the document leaves open, names by another document, or words so that they can be read in two ways. */
export function timeQuestions({ plan }: QuestionSource): Question[] {
  return plan.tasks.flatMap((task) =>
    task.schedules.length === 0 ? [silent(task)] : task.schedules.flatMap((schedule, place) => unclear(task, schedule, place)),
  );
}

function silent({ no, when }: Task): Question {
  return question({
    task: no,
    about: 'time',
    asks: 'time',
    words: when,
    why: when ? 'Thời gian chưa tính được thành ngày' : 'Văn bản không ghi thời gian',
    ifLater: 'Nhiệm vụ không có hạn, không được nhắc.',
  });
}

function unclear({ no }: Task, { text, needs, note, rule }: Schedule, place: number): Question[] {
  if (!needs) return [];
  const mayAgree = rule.kind !== 'waiting' && rule.kind !== 'on-demand';
  return [
    question({
      task: no,
      about: 'time',
      asks: 'time',
      place,
      words: text,
      why: note ?? 'Cần xác nhận thời gian',
      mayAgree,
      ifLater: mayAgree
        ? 'Hạn được tính như đang tạm hiểu; cơ quan đầu mối được hỏi lại.'
        : 'Chưa có hạn nên chưa nhắc; mỗi tháng một lần cơ quan đầu mối được hỏi ngày.',
    }),
  ];
}
