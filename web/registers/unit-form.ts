import type { FastifyRequest } from 'fastify';
import type { Authority, Unit } from '../../domain/unit';
import { allOf, formOf } from '../shell/form-of';

type Dated = { name: string; from: string };

/** A unit as its form holds it: texts, also wrong ones. Other units are named, not numbered. */
export type UnitForm = {
  name: string;
  shortName: string;
  aliases: string;
  kind: string;
  parent: string;
  relation: string;
  address: string;
  since: string;
  until: string;
  names: readonly Dated[];
  successors: readonly Dated[];
  /** Ticked: it is not the unit with the similar name. */
  isOther: boolean;
};

/** What was sent. */
export function readUnitForm(request: FastifyRequest): UnitForm {
  const { name, shortName, aliases, kind, parent, relation, address, since, until, isOther } = formOf(request);
  return {
    name: name ?? '',
    shortName: shortName ?? '',
    aliases: aliases ?? '',
    kind: kind ?? '',
    parent: parent ?? '',
    relation: relation ?? '',
    address: address ?? '',
    since: since ?? '',
    until: until ?? '',
    names: pairs(allOf(request, 'datedName'), allOf(request, 'datedFrom')),
    successors: pairs(allOf(request, 'successor'), allOf(request, 'successorFrom')),
    isOther: isOther === 'yes',
  };
}

/** The form of a unit as it stands. */
export function formOfUnit(unit: Unit, { units }: Authority): UnitForm {
  const nameOf = (id: string | null) => units.find((other) => other.id === id)?.name ?? '';
  return {
    name: unit.name,
    shortName: unit.shortName,
    aliases: unit.aliases.join('\n'),
    kind: unit.kind,
    parent: nameOf(unit.parent),
    relation: unit.relation,
    address: unit.address,
    since: unit.since ?? '',
    until: unit.until ?? '',
    names: unit.names,
    successors: unit.successors.map(({ unit: id, from }) => ({ name: nameOf(id), from })),
    isOther: false,
  };
}

export const EMPTY_UNIT_FORM: UnitForm = {
  name: '',
  shortName: '',
  aliases: '',
  kind: 'don-vi',
  parent: '',
  relation: 'subordinate',
  address: 'đơn vị',
  since: '',
  until: '',
  names: [],
  successors: [],
  isOther: false,
};

const MOST_PAIRS = 20;

function pairs(names: readonly string[], days: readonly string[]): Dated[] {
  const all = names.map((name, i) => ({ name, from: days[i] ?? '' }));
  return all.filter(({ name, from }) => name !== '' || from !== '').slice(0, MOST_PAIRS);
}
