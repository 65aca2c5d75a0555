import { Document, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { bare } from '../document/bare';
import type { Place } from '../document/document';
import type { PlanDraft, TaskDraft } from './plan-draft';

/**
 * A draft as a plan file, ready for `dondoc plan check`: what the document leaves open stands in `notes`, and beside each task
 * where in the document it came from. `authority`: the id of the register it belongs to; without one made from its name.
 */
export function draftYaml(draft: PlanDraft & { attachedTo?: string | null }, authority?: string): string {
  const file = new Document({
    authority: authority ?? slug(draft.authority?.replace(/^UBND \p{L}+ /u, '') ?? 'co-quan'),
    slug: slug(draft.title).split('-').slice(2, 7).join('-') || 'ke-hoach',
    year: draft.year,
    title: draft.title,
    number: draft.number,
    issuedOn: draft.issuedOn,
    ...(draft.attachedTo && { attachedTo: draft.attachedTo }),
    coordinator: draft.coordinator ?? 'Phòng Nội vụ',
    leadership: draft.leadership ?? 'Lãnh đạo UBND',
    ...(draft.reportTo && { reportTo: draft.reportTo }),
    ...(draft.questions.some(({ task }) => task === null) && {
      notes: draft.questions.flatMap(({ task, why }) => (task === null ? [why] : [])),
    }),
    tasks: draft.tasks.map((task) => taskEntry(task, draft)),
  });
  for (const [at, task] of draft.tasks.entries()) beside(file, at, placeWords(task.place));
  return file.toString({ lineWidth: 120 });
}

function taskEntry({ no, title, products, leads, partners, when, schedules, source }: TaskDraft, { questions }: PlanDraft) {
  const asked = questions.filter(({ task, field }) => task === no && field !== 'when').map(({ text, why }) => `${why}: ${text}`);
  return {
    no,
    title,
    ...(products.length > 0 && { products }),
    leads: leads.length > 0 ? leads.map(({ name, scope }) => (scope ? { name, scope } : name)) : ['(chưa rõ)'],
    ...(partners.length > 0 && { partners: partners.map(({ name, open }) => (open ? { open: name } : name)) }),
    when,
    schedules,
    source,
    ...(asked.length > 0 && { notes: asked }),
  };
}

function beside(file: Document, at: number, words: string): void {
  const tasks = file.get('tasks') as { items: YAMLMap[] };
  const first = tasks.items[at]?.items[0] as Pair<Scalar, Scalar> | undefined;
  if (first?.value) first.value.comment = ` ${words}`;
}

function placeWords({ page, line }: Place): string {
  return page === null ? `dòng ${line}` : `trang ${page}, dòng ${line}`;
}

function slug(text: string): string {
  return bare(text).replace(/ /g, '-').slice(0, 60);
}
