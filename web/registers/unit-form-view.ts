import type { Authority, Relation } from '../../domain/unit';
import type { UnitErrors } from './check-unit';
import type { UnitForm } from './unit-form';
import { ADDRESS_FORMS, addressFormWords, KNOWN_KINDS, RELATION_HINTS, RELATION_WORDS, unitKindWords } from './unit-words';

const SPARE_ROWS = 2;

/** A unit's form for the page: what was written, what may be chosen, what is wrong. */
export function unitFormView(form: UnitForm, errors: UnitErrors, { units }: Authority) {
  return {
    form,
    errors,
    similar: errors.similar,
    relations: (Object.keys(RELATION_WORDS) as Relation[]).map((value) => ({
      value,
      words: `${RELATION_WORDS[value]} (${RELATION_HINTS[value]})`,
      isChosen: value === form.relation,
    })),
    addresses: ADDRESS_FORMS.map((value) => ({ value, words: addressFormWords(value), isChosen: value === form.address })),
    kinds: [...new Set([...KNOWN_KINDS, ...units.map(({ kind }) => kind)])]
      .sort()
      .map((value) => ({ value, words: unitKindWords({ kind: value }) })),
    unitNames: units.map(({ name }) => name),
    datedNames: [...form.names, ...spare()],
    nextUnits: [...form.successors, ...spare()],
  };
}

function spare(): { name: string; from: string }[] {
  return Array.from({ length: SPARE_ROWS }, () => ({ name: '', from: '' }));
}
