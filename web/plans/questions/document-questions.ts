import { question, type Question, type QuestionSource } from './question';

/** Number and issue day, where the document leaves them blank. */
export function documentQuestions({ plan }: QuestionSource): Question[] {
  const asked: Question[] = [];
  if (plan.number === null)
    asked.push(
      question({
        task: null,
        about: 'number',
        asks: 'text',
        words: '',
        why: 'Văn bản chưa có số, ký hiệu',
        ifLater: 'Thư ghi tên kế hoạch thay cho số, ký hiệu.',
      }),
    );
  if (plan.issuedOn === null)
    asked.push(
      question({
        task: null,
        about: 'issuedOn',
        asks: 'date',
        words: '',
        why: 'Văn bản chưa có ngày ban hành',
        ifLater: `Mọi kỳ của năm ${plan.year} được tính, kể cả kỳ sớm hơn ngày ban hành.`,
      }),
    );
  return asked;
}
