import type { DateString } from './dates';
import type { Addressee, Position } from './notice';
import type { Authority, Officer, UnitId } from './unit';

/**
 * The persons an addressee stands for on a day: who holds its positions in the unit then, or in the unit that took over its
 * work. Where a position has nobody with an address the other one answers for it; `person` narrows it to one of the unit's
 * officers while that officer is in post. Nobody has an address: whoever holds the position all the same, or nobody.
 */
export function holders(authority: Authority, addressee: Addressee, on: DateString): Officer[] {
  const unit = successorOn(authority, addressee.unit, on);
  const inPost = authority.officers.filter((officer) => officer.unit === unit && isInPost(officer, on));
  const named = inPost.find(({ id }) => id === addressee.person);
  if (named && hasAddress(named)) return [named];
  const found = addressee.positions.flatMap((position) => holdersOf(inPost, position));
  const held = found.length > 0 ? found : inPost.filter(({ position }) => addressee.positions.includes(position));
  return [...new Set(held)];
}

function holdersOf(inPost: readonly Officer[], position: Position): Officer[] {
  const reachable = inPost.filter(hasAddress);
  const own = reachable.filter((officer) => officer.position === position);
  return own.length > 0 ? own : reachable;
}

function hasAddress({ email, phone }: Officer): boolean {
  return Boolean(email) || Boolean(phone);
}

function isInPost({ from, until }: Officer, on: DateString): boolean {
  return (from === null || from <= on) && (until === null || on <= until);
}

function successorOn(authority: Authority, unit: UnitId, on: DateString): UnitId {
  const seen = new Set<UnitId>();
  for (let at = unit; ;) {
    const successor = authority.units.find(({ id }) => id === at)?.successors.find(({ from }) => from <= on);
    if (!successor || seen.has(at)) return at;
    seen.add(at);
    at = successor.unit;
  }
}
