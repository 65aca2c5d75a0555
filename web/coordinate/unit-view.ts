import type { Instant } from '../../domain/dates';
import { showPhone } from '../../domain/phone';
import type { Authority, Unit } from '../../domain/unit';
import { dateAt } from '../../domain/zone';
import { countWords } from '../../templates/number-words';
import { nameOn } from '../../templates/unit-words';
import { authorityUrl } from '../shell/addresses';
import { urlWith } from '../shell/paging';
import { unitUrl } from './addresses';
import { isLateWork, type Work } from './open-work';

const POSITIONS = { head: 'người đứng đầu', officer: 'cán bộ phụ trách' };

type Source = { register: Authority; unit: Unit; works: readonly Work[]; at: Instant };

/** A unit: who is in post, how much is open and late, where more is. */
export function unitView({ register, unit, works, at }: Source) {
  const today = dateAt(at);
  const late = works.filter((work) => isLateWork(work, today)).length;
  return {
    title: nameOn(unit, today),
    styles: ['coordinate.css'],
    name: nameOn(unit, today),
    todayUrl: authorityUrl(register.id, 'today'),
    open: countWords(works.length),
    late: late > 0 && countWords(late),
    successors: unit.successors
      .filter(({ from }) => from <= today)
      .map((successor) => ({
        name: register.units.find(({ id }) => id === successor.unit)?.name ?? successor.unit,
        url: unitUrl(register.id, successor.unit),
      })),
    people: register.officers
      .filter((officer) => officer.unit === unit.id && (officer.from ?? today) <= today && today <= (officer.until ?? today))
      .map(({ name, post, position, email, phone }) => ({
        name,
        post,
        position: POSITIONS[position],
        email,
        phone: phone && showPhone(phone),
      })),
    digestUrl: `${unitUrl(register.id, unit.id)}/digest`,
    messagesUrl: urlWith(authorityUrl(register.id, 'messages'), { unit: unit.id }),
  };
}
