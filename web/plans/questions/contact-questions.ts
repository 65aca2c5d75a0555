import type { Named } from '../../../domain/plan';
import { isReminded } from '../../../domain/notices/reach';
import { rulesOf } from '../../../domain/plan-rules';
import { holderOn, membersOn } from '../../../domain/units-on-day';
import type { Authority, Officer, Unit } from '../../../domain/unit';
import { nameOn } from '../../../templates/unit-words';
import { question, type Question, type QuestionSource } from './question';

/** Units that must act and cannot be reached, or only in part: nobody with an address, no officer, no e-mail. */
export function contactQuestions(source: QuestionSource): Question[] {
  const { plan, authority, on } = source;
  const people = (unit: Unit) => peopleOf(authority, unit.id, on);
  const leads = unitsLed(source);
  const coordinator = authority.units.find(({ id }) => id === plan.coordinator.unit);
  const names = (units: Unit[]) => units.map((unit) => nameOn(unit, on)).join('; ');
  const silent = leads.filter((unit) => people(unit).length === 0);
  const headOnly = leads.filter(
    (unit) => people(unit).length > 0 && !people(unit).some(({ position }) => position === 'officer'),
  );
  const noMail = leads.filter((unit) => people(unit).length > 0 && !people(unit).some(({ email }) => email));
  const ask = (units: Unit[], why: string, ifLater: string, blocks = false) =>
    units.length > 0
      ? [question({ task: null, about: 'contacts', asks: 'nothing', words: names(units), why, ifLater, blocks })]
      : [];
  return [
    ...ask(
      coordinator && people(coordinator).length === 0 ? [coordinator] : [],
      'Cơ quan đầu mối chưa có người nào có thư điện tử hoặc số điện thoại; thêm cán bộ trong danh sách đơn vị',
      '',
      true,
    ),
    ...ask(
      silent.filter((unit) => unit !== coordinator),
      'Đơn vị chủ trì chưa có người nào có thư điện tử hoặc số điện thoại; thêm cán bộ trong danh sách đơn vị',
      'Không gửi được cho các đơn vị này; cơ quan đầu mối được báo để nhắc trực tiếp.',
    ),
    ...ask(headOnly, 'Đơn vị chủ trì chưa có cán bộ thực hiện có địa chỉ', 'Nhắc việc được gửi cho người đứng đầu đơn vị.'),
    ...ask(noMail, 'Đơn vị chủ trì chưa có thư điện tử', 'Nhắc việc chỉ được gửi bằng tin nhắn.'),
  ];
}

function peopleOf({ officers }: Authority, unit: string, on: string): Officer[] {
  return officers.filter(
    (person) =>
      person.unit === unit &&
      (!person.from || person.from <= on) &&
      (!person.until || person.until >= on) &&
      (person.email || person.phone),
  );
}

function unitsLed(source: QuestionSource): Unit[] {
  const { plan, authority, on } = source;
  const rules = rulesOf({ ...source, startedOn: on });
  const bodies = plan.tasks.flatMap(({ leads }): Named[] => [...leads]);
  const ids = bodies.flatMap(({ unit, group }) => {
    if (unit !== null) return rules.units[unit] ? [holderOn(rules, unit, on)] : [];
    return group !== null ? membersOn(rules, { group }, on) : [];
  });
  return authority.units.filter(({ id }) => ids.includes(id) && isReminded(rules, id));
}
