import type { ZaloTemplates } from '../../domain/zalo-template';
import { dateAt } from '../../domain/zone';
import { clause } from '../clean-text';
import { itemWords } from '../item-words';
import type { MessageInput } from '../message-input';
import { groupNotices } from '../notice-groups';
import { zaloValues, type Row } from './zalo-values';

/** A registered template with its values, and the same as a text for our own pages. */
export type RenderedZalo = { template: string; params: Record<string, string>; text: string };

/**
 * A message as Zalo takes it: the number of a registered template and its values, in which `input.link` and `input.code` stand
 * as they came (places, which the sender fills in). Several things go into the template `several`, with their number and the
 * worst of them. Null when there is no registered template for one of the kinds: this message cannot go through Zalo.
 */
export function renderZalo(input: MessageInput, templates: ZaloTemplates): RenderedZalo | null {
  const rows: Row[] = groupNotices(input.entries).flatMap((group) => group.items.map((item) => ({ group, item })));
  if (!isSome(rows)) return null;
  const [{ group, item }] = rows;
  const registered = templates.filter(({ id }) => id !== null);
  const templateOf = (kind: string) => registered.find(({ kinds }) => kinds.some((each) => each === kind));
  if (rows.some((row) => !templateOf(row.group.kind))) return null;
  const template = templateOf(rows.length > 1 ? 'several' : group.kind);
  if (!template?.id) return null;

  const scene = { ...input, on: dateAt(input.at) };
  const shortTitle = clause(group.plan.tasks.find(({ no }) => no === item.task)?.shortTitle);
  const values = zaloValues(scene, rows, itemWords(scene, group, item), shortTitle);
  const params = Object.fromEntries(Object.entries(template.params).map(([name, field]) => [name, values[field]]));
  const text = template.text.replace(/<([^<>]*)>/g, (place, name: string) => params[name] ?? place);
  return { template: template.id, params, text };
}

function isSome(rows: readonly Row[]): rows is readonly [Row, ...Row[]] {
  return rows.length > 0;
}
