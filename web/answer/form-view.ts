import { countWords } from '../../templates/number-words';
import { dateWords } from '../../templates/date-words';
import { nameOn } from '../../templates/unit-words';
import { choiceOf, type Choice, type ChoiceName, type Field } from './choices';
import { sizeWords } from './evidence';
import { hasOpenPartners, proposalFor } from './offered-for';
import { recipientsOf, unitChoices } from './people-of';
import type { FormDraft } from './take-answer';
import type { Thing } from './thing';
import { ACCEPTED } from './uploads/examine-file';

/** The form of a thing: each choice with its fields, nothing preselected; a form that came back is filled in as it was sent. */
export function formView(thing: Thing, offered: readonly ChoiceName[], draft: FormDraft | null) {
  return {
    error: draft?.problems['choice'] ?? null,
    sureError: draft?.problems['sure'] ?? null,
    ways: offered.map((name) => wayView(thing, name, draft)),
  };
}

function wayView(thing: Thing, name: ChoiceName, draft: FormDraft | null) {
  const choice = choiceOf(name);
  const fields = choice.fields.flatMap((field) => fieldView(thing, name, choice, field, draft));
  return { name, words: wordsOf(thing, name, choice), hint: choice.hint ?? null, isChosen: draft?.choice === name, fields };
}

function wordsOf(thing: Thing, name: ChoiceName, { words }: Choice): string {
  if (name === 'confirmed' && thing.kind === 'waiting') {
    const dueOn = proposalFor(thing)?.dueOn;
    return dueOn ? `Xác nhận thời hạn ${dateWords(dueOn)}` : words;
  }
  if (name === 'confirmed') return 'Xác nhận hoàn thành';
  return name === 'completed' && thing.as === 'coordinator' ? 'Ghi nhận đơn vị đã hoàn thành' : words;
}

function fieldView(thing: Thing, name: ChoiceName, choice: Choice, field: Field, draft: FormDraft | null) {
  if (field === 'count' && (thing.assignment?.occurrence.times ?? 1) <= 1) return [];
  const own = draft?.fields ?? {};
  const valueOf = (part: string) => own[`${name}-${part}`]?.[0] ?? '';
  const id = `${name}-${field}`;
  const view = {
    id,
    name: id,
    value: valueOf(field),
    error: draft?.choice === name ? (draft.problems[id] ?? null) : null,
    hint: null as string | null,
    label: '',
    [`is${field.charAt(0).toUpperCase()}${field.slice(1)}`]: true,
  };
  return [{ ...view, ...detailsOf(thing, name, choice, field, draft, valueOf) }];
}

function detailsOf(
  thing: Thing,
  name: ChoiceName,
  choice: Choice,
  field: Field,
  draft: FormDraft | null,
  valueOf: (part: string) => string,
): Record<string, unknown> {
  const { scene, status, assignment } = thing;
  switch (field) {
    case 'doneOn':
      return { label: 'Ngày hoàn thành', most: scene.today, hint: 'Ngày thực tế xong việc, không phải ngày báo cáo.' };
    case 'count': {
      const times = assignment?.occurrence.times ?? 1;
      const hint = `Đã báo cáo ${countWords(status.done)}/${countWords(times)}.`;
      return { label: 'Số lượng hoàn thành lần này', value: valueOf('count') || '1', hint };
    }
    case 'text':
      return {
        label: choice.text?.label ?? 'Ghi chú',
        isOptional: !choice.text?.required,
        productsName: `${name}-products`,
        products: name === 'completed' || name === 'results' ? productsView(thing, name, draft) : [],
      };
    case 'evidence':
      return { files: filesView(draft), linksName: `${name}-links`, links: valueOf('links'), accepted: ACCEPTED };
    case 'newDueOn': {
      const value = valueOf('newDueOn') || (name === 'extension-granted' ? (status.askedDueOn ?? '') : '');
      return { label: 'Thời hạn mới', value, hint: `Thời hạn hiện nay: ${dateWords(status.dueOn)}.` };
    }
    case 'dueOn':
      return { label: 'Ngày', monthName: `${name}-month`, month: valueOf('month'), least: scene.today };
    case 'to':
      return { label: 'Chuyển đến', ...recipientsView(thing, valueOf('to')) };
    case 'units':
      return {
        label: 'Cơ quan, đơn vị phối hợp',
        hint: hasOpenPartners(thing) ? openNames(thing) : null,
        units: unitChoices(thing).map((unit) => ({
          id: unit.id,
          words: nameOn(unit, scene.today),
          isTicked: draft?.fields[`${name}-units`]?.includes(unit.id) ?? false,
        })),
      };
  }
}

function productsView({ task }: Thing, name: ChoiceName, draft: FormDraft | null) {
  const ticked = draft?.fields[`${name}-products`] ?? [];
  return task.products.map((words, index) => ({ words, value: String(index), isTicked: ticked.includes(String(index)) }));
}

function filesView(draft: FormDraft | null) {
  return (draft?.files ?? []).map(({ id, name, bytes }) => ({ id, words: name, size: sizeWords(bytes) }));
}

function recipientsView(thing: Thing, chosen: string) {
  const { units, people } = recipientsOf(thing);
  const option = (value: string, words: string) => ({ value, words, isChosen: value === chosen });
  return {
    people: people.map(({ id, name, post }) => option(`person:${id}`, post ? `${name} (${post})` : name)),
    units: units.map((unit) => option(`unit:${unit.id}`, nameOn(unit, thing.scene.today))),
  };
}

function openNames({ task }: Thing): string {
  const open = task.partners.filter(({ unit, group }) => unit === null && group === null).map(({ name }) => name);
  return `Kế hoạch ghi: “${open.join('; ')}”.`;
}
