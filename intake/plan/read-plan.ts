import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import { bare } from '../document/bare';
import { isTable, type Line, type Table, type TextDocument } from '../document/document';
import { overlongLine, LONGEST_LINE } from '../document/overlong-line';
import { paragraphsOf } from '../document/paragraphs';
import { tidyLines } from '../document/tidy-lines';
import { assignBodies } from './assign-bodies';
import type { RawTask } from './draft';
import { flattenedTable } from './flattened-table';
import { findCoordinator } from './find-coordinator';
import { isDamaged, mendName, mendNames, mendTime } from './mend-name';
import { outlineOf, wholeText, type Node } from './outline';
import { partKind, type PartKind } from './part-kind';
import { partLabels } from './part-labels';
import type { PlanDraft, Refusal, TaskDraft } from './plan-draft';
import { questionsOf } from './questions';
import { readDuties } from './read-duties';
import { plainParagraphs, readHead } from './read-head';
import { endless, readItems } from './read-items';
import { readSchedules } from './read-schedules';
import { readFurther, readProse } from './read-prose';
import { joinTables, readTable } from './read-table';
import { readUndecided } from './read-undecided';
import { readUnitBlocks } from './read-unit-blocks';
import { isSecret } from './secret-stamp';
import { withSpacedTables } from './spaced-table';
import { cutSentence } from './cut-at-verb';
import { beginsWithBody, type NamedBody } from './split-bodies';
import { spelledIn } from './written-name';

/** What a document is read with: the days off, names of the authority's register where there is one, the year if it is known. */
export type ReadingContext = { calendar: WorkCalendar; names?: readonly string[]; year?: number };

/**
 * Reads a plan's text into a draft: head, tasks of all four shapes, duties of the last part, and what it could not decide. Any
 * text gets a draft or a refusal that says why; nothing is guessed in silence.
 */
export function readPlan(document: TextDocument, context: ReadingContext): PlanDraft | Refusal {
  const overlong = overlongLine(document);
  if (overlong)
    return {
      refused: `Văn bản có đoạn dài quá ${LONGEST_LINE.toLocaleString('vi')} ký tự (dòng ${overlong.line})`,
      hint: 'Đề nghị kiểm tra lại tệp, ngắt văn bản thành từng đoạn như bản đã ban hành',
    };
  const tidy = tidyLines(withSpacedTables(document));
  const secret = isSecret(tidy);
  if (secret)
    return { refused: `Văn bản có dấu độ mật “${secret}”`, hint: 'Tài liệu bí mật nhà nước không được đưa vào hệ thống này' };
  const text = tidy.parts.map((part) => (isTable(part) ? part.rows.flat().join(' ') : part.text)).join('\n');
  if (bare(text) === '') return { refused: 'Văn bản không có chữ nào đọc được', hint: 'Đề nghị kiểm tra lại tệp' };
  const damaged = isDamaged(text);
  const { body, tables } = apartFromTables(tidy);
  const paragraphs = paragraphsOf(body);
  const tree = outlineOf(partLabels(paragraphs));
  const head = readHead(plainParagraphs({ ...body, parts: paragraphs }));
  const year = context.year ?? head.year ?? (head.issuedOn ? Number(head.issuedOn.slice(0, 4)) : null);
  if (year === null) return { refused: 'Không tìm thấy năm của kế hoạch', hint: 'Ghi thêm năm kế hoạch, ví dụ --year 2027' };
  const raw = allTasks(tree, tables);
  const forAll = timeForAll(tree);
  const names = context.names ?? [];
  const time = { year, issuedOn: head.issuedOn, calendar: context.calendar };
  const tasks = withOwnNumbers(raw).map((task) => draftOf(task, { forAll, names, damaged, time, text }));
  const { coordinator, reportTo } = findCoordinator(tree, tasks);
  const draft = {
    authority: head.authority,
    title: head.title ?? `Kế hoạch năm ${year}`,
    number: head.number,
    issuedOn: head.issuedOn,
    year,
    coordinator: coordinator && (damaged ? (mendName(coordinator, names) ?? coordinator) : spelledIn(text, coordinator)),
    leadership: head.authority && `Lãnh đạo ${head.authority.split(' ').slice(0, 2).join(' ')}`,
    reportTo,
    signer: head.signer,
    tasks,
  };
  return { ...draft, questions: questionsOf(draft, { damaged, hasTitle: head.title !== null }) };
}

type TableAt = Table & { source: string };

/** Tables stand apart from the prose; one that lost its cells is put together again. */
function apartFromTables(document: TextDocument): { body: TextDocument; tables: TableAt[] } {
  const real = joinTables(document.parts.filter(isTable)).map((table) => ({ ...table, source: sourceBefore(document, table) }));
  const lines = document.parts.filter((part): part is Line => !isTable(part));
  const flat = real.some(({ rows, place }) => readTable({ rows, place }, '').length > 0) ? null : flattenedTable(lines);
  if (!flat) return { body: { ...document, parts: lines }, tables: real };
  const rest = [...lines.slice(0, flat.from), ...lines.slice(flat.until + 1)];
  const source = lines.slice(0, flat.from).some(({ text }) => /^phu luc/.test(bare(text))) ? 'Phụ lục' : 'Bảng nhiệm vụ';
  return { body: { ...document, parts: rest }, tables: [...real, { ...flat.table, source }] };
}

function sourceBefore({ parts }: TextDocument, { place }: Table): string {
  const at = parts.findIndex((part) => isTable(part) && part.place === place);
  const before = parts.slice(0, Math.max(0, at)).filter((part): part is Line => !isTable(part));
  return before.some(({ text }) => /^phu luc/.test(bare(text))) ? 'Phụ lục' : 'Bảng nhiệm vụ';
}

function allTasks(tree: readonly Node[], tables: readonly TableAt[]): RawTask[] {
  const kinds = partsOf(tree);
  const of = (...wanted: PartKind[]) => kinds.filter(({ kind }) => wanted.includes(kind)).map(({ part }) => part);
  const own = tasksOfShape(tree, tables, of);
  // Blocks of bodies are all that those parts say.
  const duties = readDuties(of('duties', ...(own.shape === 'blocks' ? [] : (['assignment'] as const))));
  const isTold = own.shape === 'prose' || own.shape === 'blocks';
  return [...own.tasks, ...(isTold ? duties.filter((duty) => !own.tasks.some(({ place }) => place === duty.place)) : duties)];
}

type Shape = 'table' | 'items' | 'blocks' | 'prose' | 'undecided';

/** The tasks by the shape they have; the surer shapes first. */
function tasksOfShape(
  tree: readonly Node[],
  tables: readonly TableAt[],
  of: (...wanted: PartKind[]) => Node[],
): { tasks: RawTask[]; shape: Shape } {
  const ofTables = tables.flatMap((table) => readTable(table, table.source));
  if (ofTables.length > 0) return { tasks: [...ofTables, ...readFurther(of('other'), new Set())], shape: 'table' };
  const mayHold = of('tasks', 'other', 'time', 'assignment');
  const items = readItems(mayHold);
  // Items that name no body are the blocks of bodies, with a time as their last point.
  const blocks = items.every(({ leads }) => leads === '') ? readUnitBlocks(mayHold) : [];
  if (blocks.length > 0) return { tasks: blocks, shape: 'blocks' };
  if (items.length > 0) return { tasks: withFurther(items, mayHold), shape: 'items' };
  const prose = readProse(of('tasks', 'assignment'));
  if (prose.length > 0) return { tasks: prose, shape: 'prose' };
  // Who does what until when may stand in the last part alone.
  const last = readUnitBlocks(of('duties')).filter(({ when }) => when !== '');
  if (last.length > 1) return { tasks: last, shape: 'blocks' };
  const late = readItems(tree);
  return late.length > 0 ? { tasks: late, shape: 'items' } : { tasks: readUndecided(of('tasks')), shape: 'undecided' };
}

/** Tasks with those that stand in sentences between them, in the order of the document. */
function withFurther(tasks: RawTask[], parts: readonly Node[]): RawTask[] {
  const further = readFurther(parts, new Set(tasks.map(({ place }) => place)));
  if (further.length === 0) return tasks;
  return [...tasks, ...further].sort((a, b) => (a.place.page ?? 0) - (b.place.page ?? 0) || a.place.line - b.place.line);
}

/** The parts with what they are for; "I. Hạ tầng số" under "B. NHIỆM VỤ" is for what B is. */
function partsOf(tree: readonly Node[]): { part: Node; kind: PartKind }[] {
  let above: PartKind = 'other';
  return tree.map((part) => {
    const own = partKind(part.text);
    if (/^[A-HĐ]$/.test(part.label) && (part.kind === 'part' || !/^[CD]$/.test(part.label))) above = own;
    return { part, kind: own === 'other' && above !== 'other' ? above : own };
  });
}

/** "IV. THỜI GIAN THỰC HIỆN": one time for all tasks that have none. */
function timeForAll(tree: readonly Node[]): { text: string; source: string } | null {
  const part = tree.find((one) => partKind(one.text) === 'time');
  const text = part ? endless(part.children.map(wholeText).join(' ')) : '';
  return part && text !== '' && text.length < 300 ? { text, source: `Phần ${part.label}` } : null;
}

// A number printed twice (a cell merged over rows, a slip) still names one task each.
function withOwnNumbers(tasks: readonly RawTask[]): RawTask[] {
  const taken = new Set<string>();
  // A thousand rows may all be printed "1": where a number left off is kept.
  const next = new Map<string, number>();
  return tasks.map((task) => {
    let no = task.no;
    let more = next.get(task.no) ?? 2;
    for (; taken.has(no); more += 1) no = `${task.no}.${more}`;
    next.set(task.no, more);
    taken.add(no);
    return { ...task, no };
  });
}

type Deciding = {
  forAll: { text: string; source: string } | null;
  names: readonly string[];
  damaged: boolean;
  text: string;
  time: Parameters<typeof readSchedules>[2];
};

function draftOf(raw: RawTask, { forAll, names, damaged, time, text }: Deciding): TaskDraft {
  const { leads, partners } = assignBodies(raw.leads, withHelper(raw), raw.content);
  const isOwn = endless(raw.when) !== '';
  const own = endless(raw.when.replace(/\n/g, '; '));
  const when = isOwn ? (damaged ? mendTime(own) : own) : (forAll?.text ?? '');
  const { schedules, due } = readSchedules(when, raw.products, time, raw.report ?? false);
  const named = (bodies: readonly NamedBody[]) =>
    damaged
      ? bodies.flatMap((body) => mendNames(body.name, names).map((name) => ({ ...body, name })))
      : bodies.map((body) => ({ ...body, name: spelledIn(text, body.name) }));
  return {
    no: raw.no,
    title: raw.title,
    products: raw.products,
    leads: named(leads),
    ...(raw.leadsFromAbove && { leadsFromAbove: true }),
    partners: named(partners),
    when,
    schedules,
    due,
    place: raw.place,
    source: isOwn || !forAll || when === '' ? raw.source : `${raw.source}; thời gian: ${forAll.source}`,
  };
}

// "Phối hợp với công chức Văn hóa – Truyền thông để …": the title itself names who helps.
function withHelper({ partners, title }: RawTask): string {
  const helper = /^ph\p{L}i h\p{L}p v\p{L}{1,3}\s+(.{5,80}?)\s+(?:để|dé|nhằm|trong việc|xây dựng|tổ chức|thực hiện)\s/iu.exec(
    title,
  )?.[1];
  if (partners !== '') return partners;
  if (helper) return helper;
  const joint = /^(?:chủ trì,?\s+)?phối hợp\s+(?:chặt chẽ\s+)?(?:với|cùng)\s+(.+)$/isu.exec(title)?.[1];
  const { names, duty } = cutSentence(joint ?? '');
  return duty !== '' && beginsWithBody(names) ? names : '';
}
