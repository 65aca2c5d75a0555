import { possibleActs, type ActName } from '../../../domain/desk/possible-acts';
import type { DateString } from '../../../domain/dates';
import { isFollowed } from '../../../store/plan-row';
import { nameOn, unitName } from '../../../templates/unit-words';
import { occurrenceUrl } from '../addresses';
import { choicesOf } from '../choices';
import type { LeadPart, Scene } from '../find-scene';
import { newFormId } from '../form-id';
import { ACT_WORDS, fieldsOf, type Field } from './act-words';

/** A form that was sent and not recorded: what was filled in and what is wrong with it. */
export type Tried = { act: ActName; form: Readonly<Record<string, string>>; errors: Readonly<Record<string, string>> };

/** The forms of everything that can be done about a lead's occurrence; what it waits for first and open. */
export function actViews(scene: Scene, part: LeadPart, today: DateString, tried: Tried | null) {
  const { plan, task, key, isDated } = scene;
  const standing = { rules: plan.rules, lead: part.lead, status: part.status, isDated, isFollowed: isFollowed(plan.row) };
  const { acts, wanted, isLeaderships } = possibleActs(standing, today);
  const views = acts.map((act) => {
    const words = ACT_WORDS[act];
    const own = tried?.act === act ? tried : null;
    return {
      heading: words.heading,
      button: words.button,
      effect: words.effect,
      action: `${occurrenceUrl(plan.row.id, { task: task.no, key })}/${act}`,
      isOpen: own !== null || act === wanted[0],
      id: own?.form['_id'] || newFormId(),
      unit: part.lead,
      fields: fieldsOf(act, part.occurrence.times).map((field) => fieldView(scene, part, act, field, today, own)),
    };
  });
  return {
    wanted: views.filter((_view, index) => wanted.includes(acts[index] as ActName)),
    others: views.filter((_view, index) => !wanted.includes(acts[index] as ActName)),
    leaderships: isLeaderships ? leadershipWords(scene, today) : '',
  };
}

function fieldView(scene: Scene, part: LeadPart, act: ActName, field: Field, today: DateString, tried: Tried | null) {
  const { name, kind, label, hint, wanted } = field;
  const value = tried?.form[name] ?? startValue(field, part);
  const units = scene.plan.authority.units.filter(({ id }) => id !== part.lead);
  return {
    field: `${act}-${name}`,
    name,
    label,
    hint,
    value,
    isWanted: wanted,
    isDate: kind === 'date',
    isNumber: kind === 'number',
    isLong: kind === 'long',
    max: name === 'doneOn' ? today : undefined,
    units:
      kind === 'unit' &&
      choicesOf(
        units.map((unit): [string, string] => [unit.id, nameOn(unit, today)]),
        value,
      ),
    error: tried?.errors[name],
  };
}

// What the unit itself has asked for is filled in; the day a thing was done is never guessed.
function startValue({ name }: Field, { status }: LeadPart): string {
  if (name === 'newDueOn') return status.askedDueOn ?? '';
  if (name === 'toUnit') return status.handedTo ?? '';
  return name === 'count' ? '1' : '';
}

function leadershipWords({ plan: { row, authority } }: Scene, today: DateString): string {
  const { unit, name } = row.plan.leadership;
  return `Cơ quan đầu mối chủ trì nhiệm vụ này: việc trả lại, gia hạn do ${unit ? unitName(row.plan, authority, unit, today) : name} quyết định.`;
}
