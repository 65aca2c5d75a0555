import type { Authority } from '../../domain/unit';
import type { MessageRow } from '../../store/find-messages';
import { clause } from '../../templates/clean-text';
import { KIND_WORDS } from '../../templates/kind-words';
import { periodWords } from '../../templates/period-words';
import { nameOn } from '../../templates/unit-words';
import { occurrenceUrl, taskUrl } from './addresses';

/** What a message says at most of what it tells: a digest tells hundreds of things. */
const MOST_ROWS = 50;

/** What a message tells, thing by thing, each with where it is shown. */
export function messageAbout({ entries }: MessageRow, register: Authority) {
  const rows = entries.flatMap(({ plan, notice }) => notice.items.map((item) => ({ plan, kind: notice.kind, ...item })));
  return rows.slice(0, MOST_ROWS).map(({ plan, kind, task, key, lead }) => {
    const unit = register.units.find(({ id }) => id === lead);
    return {
      words: KIND_WORDS[kind].heading,
      url: key ? occurrenceUrl(plan, { task, key, unit: lead }) : taskUrl(plan, task),
      task: [`Nhiệm vụ ${clause(task)}`, periodWords(key)].filter(Boolean).join(', '),
      unit: unit ? nameOn(unit, '9999-12-31') : '',
    };
  });
}
