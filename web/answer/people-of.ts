import type { Officer, Unit } from '../../domain/unit';
import { holderOn } from '../../domain/units-on-day';
import type { Scene } from './scene';
import type { Thing } from './thing';

/** To whom a lead may hand a thing over: another unit, or a person of its own. */
export function recipientsOf(thing: Thing): { units: Unit[]; people: Officer[] } {
  const { scene, unit } = thing;
  const holder = holderOn(scene.rules, unit, scene.today);
  return {
    units: unitChoices(thing).filter(({ id }) => id !== holder),
    people: scene.authority.officers.filter((person) => person.unit === holder && isInPost(person, scene)),
  };
}

/** Units that exist today, but for the one the thing is about. */
export function unitChoices({ scene, unit }: Thing): Unit[] {
  return scene.authority.units
    .filter(({ id, since, until }) => id !== unit && (!since || since <= scene.today) && (!until || scene.today <= until))
    .filter(({ id }) => holderOn(scene.rules, id, scene.today) === id);
}

/** True while a person holds its post. */
export function isInPost({ from, until }: Officer, { today }: Pick<Scene, 'today'>): boolean {
  return (from === null || from <= today) && (until === null || today <= until);
}
