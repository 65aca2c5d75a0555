import type { DateString } from '../../domain/dates';
import { readPhone, showPhone } from '../../domain/phone';
import { dateAt } from '../../domain/zone';
import type { Authority, Officer, Unit } from '../../domain/unit';
import type { SuppressedAddress } from '../../store/suppressed-addresses';
import { dateWords } from '../../templates/date-words';
import { isInPost, unitUrl } from './units-view';

export const POSITION_WORDS: Readonly<Record<Officer['position'], string>> = {
  head: 'Người đứng đầu',
  officer: 'Cán bộ đầu mối',
};

/** The people of a unit: who is in post first, with the addresses nothing is sent to any more. */
export function peopleView(register: Authority, unit: Unit, suppressed: readonly SuppressedAddress[], today: DateString) {
  const here = unitUrl(register.id, unit.id);
  const people = register.officers.filter((person) => person.unit === unit.id);
  const sorted = [...people].sort((a, b) => Number(isInPost(b, today)) - Number(isInPost(a, today)));
  return {
    people: sorted.map((person) => ({
      to: `${here}/person/${encodeURIComponent(person.id)}`,
      name: person.name,
      post: person.post,
      position: POSITION_WORDS[person.position],
      email: person.email ?? '',
      phone: person.phone ? showPhone(person.phone) : '',
      isLandline: person.phone !== null && readPhone(person.phone).kind === 'landline',
      hasNone: !person.email && !person.phone,
      term: termWords(person, today),
      isInPost: isInPost(person, today),
      stopped: suppressed
        .filter(({ address }) => address === person.email || address === person.phone)
        .map(({ address, reason, since }) => ({ address, shown: showPhone(address), reason, since: dateWords(dateAt(since)) })),
    })),
  };
}

function termWords({ from, until }: Officer, today: DateString): string {
  const begins = from && from > today ? `từ ngày ${dateWords(from)}` : '';
  const ends = until ? `${until < today ? 'đã thôi từ ngày' : 'đến ngày'} ${dateWords(until)}` : '';
  return [begins, ends].filter(Boolean).join(', ');
}
