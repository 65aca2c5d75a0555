import type { RecordedFact } from '../../../domain/fact';
import { findFact } from '../../../store/find-fact';
import type { WebDeps } from '../../web-deps';
import type { Scene } from '../find-scene';
import { isFormId } from '../form-id';
import { MOST_CHARACTERS } from './read-act';

/** What came of a withdrawal: `unit` is the one whose fact it was; `problem` in Vietnamese, null when it is recorded. */
export type Withdrawn = { about: string; id: string; text: string; unit: string | null; problem: string | null };

type Attempt = {
  scene: Pick<Scene, 'plan' | 'task'> & { key: string | null };
  form: Readonly<Record<string, string>>;
  by: string;
};

/** Withdraws a fact about an occurrence or a task, once. `foreign`: the fact is about something else. */
export async function withdrawFact(deps: WebDeps, { scene, form, by }: Attempt): Promise<Withdrawn | 'foreign'> {
  const { plan, task, key } = scene;
  const { _id: id = '', about = '', text = '' } = form;
  const fact = await findFact(deps.db, about);
  if (!fact || fact.plan !== plan.row.id || fact.task !== task.no || !isAbout(fact, key)) return 'foreign';
  const result = (problem: string | null) => ({ about, id, text, unit: fact.unit, problem });
  if (!isFormId(id)) return result('Biểu mẫu không còn hiệu lực; đề nghị tải lại trang và thực hiện lại.');
  if (text === '') return result('Đề nghị nêu lý do thu hồi.');
  if (text.length > MOST_CHARACTERS)
    return result(`Lý do có ${text.length} ký tự; đề nghị rút gọn còn tối đa ${MOST_CHARACTERS} ký tự.`);
  const known = await findFact(deps.db, id);
  if (known) return result(known.about === about ? null : 'Biểu mẫu không còn hiệu lực; đề nghị tải lại trang và thực hiện lại.');
  if (plan.facts.some((one) => one.kind === 'withdrawn' && one.about === about))
    return result('Thông tin này đã được thu hồi trước đó.');
  // Of a partner's part the unit is left out: the coordinator speaks for no partner.
  const unit = fact.actor === 'partner' || fact.kind === 'contributed' ? null : fact.unit;
  const draft = {
    id,
    kind: 'withdrawn' as const,
    actor: 'coordinator' as const,
    by,
    at: deps.now(),
    about,
    task: task.no,
    key: fact.key,
    unit,
  };
  const { problem } = await deps.sayFact(plan.row, draft, { text });
  return result(problem);
}

// Dates and partners are the task's, also those of one period.
function isAbout(fact: RecordedFact, key: string | null): boolean {
  const isTasks = fact.key === null || fact.kind === 'date-given' || fact.kind === 'partners-picked';
  return key === null ? isTasks : fact.key === key;
}
