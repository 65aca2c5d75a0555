import { bodyFinder, nearestBodies } from '../../../config/find-body';
import type { DateString } from '../../../domain/dates';
import type { Named } from '../../../domain/plan';
import type { Authority, Unit } from '../../../domain/unit';
import { nameOn } from '../../../templates/unit-words';
import { dateWords } from '../../../templates/date-words';
import { question, type Question, type QuestionSource } from './question';

type About = Pick<Question, 'task' | 'about' | 'place'>;

/** Bodies the register does not know, and units that have ended, were merged or got another name. */
export function bodyQuestions({ plan, authority, on }: QuestionSource): Question[] {
  const ask = (body: Named, about: About) => bodyQuestion(body, about, authority, on);
  return [
    ...ask(plan.coordinator, { task: null, about: 'coordinator', place: 0 }),
    ...ask(plan.leadership, { task: null, about: 'leadership', place: 0 }),
    ...plan.tasks.flatMap(({ no, leads, partners }) => [
      ...leads.flatMap((lead, place) => ask(lead, { task: no, about: 'lead', place })),
      ...partners.flatMap((partner, place) => ask(partner, { task: no, about: 'partner', place })),
    ]),
  ];
}

function bodyQuestion(body: Named, about: About, authority: Authority, on: DateString): Question[] {
  if (body.group !== null) return authority.groups.some(({ id }) => id === body.group) ? [] : [unknown(body, about, authority)];
  const unit = authority.units.find(({ id }) => id === body.unit);
  if (!unit) return [unknown(body, about, authority)];
  const successors = unit.successors.filter(({ from }) => from <= on);
  if (successors.length > 0) return [merged(body, about, authority, on, successors)];
  if (unit.until !== null && unit.until < on) return [ended(body, about, unit.until)];
  return renamed(body, about, unit, on);
}

function unknown({ name }: Named, about: About, authority: Authority): Question {
  const isPartner = about.about === 'partner';
  return question({
    ...about,
    asks: isPartner ? 'bodies' : 'body',
    words: name,
    why: isPartner
      ? 'Văn bản để ngỏ, hoặc danh sách đơn vị không có tên này; cần chọn đơn vị phối hợp'
      : 'Danh sách đơn vị không có tên này',
    blocks: !isPartner,
    ifLater: isPartner ? 'Chưa đơn vị nào được đề nghị phối hợp cho đến khi chọn.' : '',
    proposals: () => proposalsFor(name, authority),
  });
}

// A unit is proposed once, whichever of its names is alike.
function proposalsFor(name: string, authority: Authority): string[] {
  const find = bodyFinder(authority);
  const near = nearestBodies(authority, name).map((known) => ({ known, body: find(known) }));
  const isFirst = ({ body }: (typeof near)[number], i: number) =>
    near.findIndex((other) => other.body?.unit === body?.unit && other.body?.group === body?.group) === i;
  return near.filter(isFirst).map(({ known }) => known);
}

function merged(body: Named, about: About, { units }: Authority, on: DateString, successors: Unit['successors']): Question {
  const names = successors.flatMap(({ unit }) => units.filter(({ id }) => id === unit).map((one) => nameOn(one, on)));
  return question({
    ...about,
    asks: 'body',
    words: body.name,
    why: `Đơn vị đã sáp nhập, chia tách từ ngày ${dateWords(successors[0]?.from ?? on)}; việc do ${names.join(', ')} tiếp nhận`,
    ifLater: `Nhắc việc được gửi cho ${names[0] ?? 'đơn vị tiếp nhận'}; thư ghi tên như trong văn bản.`,
    proposals: () => names,
  });
}

function ended(body: Named, about: About, until: DateString): Question {
  const isPartner = about.about === 'partner';
  return question({
    ...about,
    asks: 'body',
    words: body.name,
    why: `Đơn vị đã kết thúc hoạt động ngày ${dateWords(until)}, chưa có đơn vị tiếp nhận`,
    blocks: !isPartner,
    ifLater: isPartner ? 'Không đơn vị nào được đề nghị phối hợp.' : '',
  });
}

// Only a name that was in force once and is no longer: an alias of today is nobody's mistake.
function renamed(body: Named, about: About, unit: Unit, on: DateString): Question[] {
  const now = nameOn(unit, on);
  const wasNamed = [unit.name, ...unit.names.map(({ name }) => name)].includes(body.name);
  if (!wasNamed || now === body.name) return [];
  return [
    question({
      ...about,
      asks: 'body',
      words: body.name,
      why: `Đơn vị đã đổi tên thành ${now}`,
      ifLater: 'Nhắc việc vẫn được gửi cho đơn vị này; thư ghi tên mới.',
      proposals: () => [now],
    }),
  ];
}
