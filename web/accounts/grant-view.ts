import type { Instant } from '../../domain/dates';
import type { Authority } from '../../domain/unit';
import type { Grant } from '../../store/sessions';
import type { Viewer } from '../shell/viewer';
import { isEverywhere } from './may-manage';
import { ROLE_WORDS } from './role-words';
import { unitsToday } from './read-grant';

type Chosen = { role?: string; unit?: string; everywhere?: string };

/** The choices of the form that gives a role. */
export function grantChoices(viewer: Viewer, register: Authority, at: Instant, chosen: Chosen = {}) {
  return {
    roles: Object.entries(ROLE_WORDS).map(([id, { words, hint }]) => ({ id, words, hint, isChosen: id === chosen.role })),
    units: unitsToday(register, at).map(({ id, name }) => ({ id, name, isChosen: id === chosen.unit })),
    mayEverywhere: isEverywhere(viewer),
    everywhere: chosen.everywhere === 'yes',
  };
}

/** A role in words: what, for which unit, where. */
export function grantWords({ authority, role, unit }: Grant, register: Authority): string {
  const what = ROLE_WORDS[role].words;
  const name = unit && (register.units.find(({ id }) => id === unit)?.name ?? unit);
  return `${what}${name ? ` – ${name}` : ''}${authority === '*' ? ' (mọi cơ quan)' : ''}`;
}
