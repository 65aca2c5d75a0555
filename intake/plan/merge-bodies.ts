import { matchKey } from '../../domain/match-key';
import type { Lead, Named, Partner, Task } from '../../domain/plan';

/** What a draft writes where the document names no lead. */
const NOBODY = '(chưa rõ)';

/** True for two spellings of one body: the same unit or group of the register, or the same name. */
export function isSameBody(a: Named, b: Named): boolean {
  if (a.unit !== null && a.unit === b.unit) return true;
  if (a.group !== null && a.group === b.group) return true;
  return matchKey(a.name) === matchKey(b.name);
}

/** Who leads after the document was read again: whoever it names as before stays, with its part of the work. */
export function mergeLeads(was: Task, now: readonly Lead[]): readonly Lead[] {
  if (now.every(({ name }) => name === NOBODY)) return was.leads;
  const leads = merged(was.leads, now, was.notes);
  if (leads === was.leads) return was.leads;
  const chosen = Math.max(
    0,
    leads.findIndex((lead) => was.leads.includes(lead) && lead.accountable),
  );
  return leads.map((lead, place) => ({ ...lead, accountable: place === chosen }));
}

/** Who helps, in the same way. */
export function mergePartners(was: Task, now: readonly Partner[]): readonly Partner[] {
  return merged(was.partners, now, was.notes);
}

/** `before` itself where the document names the same; a name somebody has answered stands for those who were chosen for it. */
function merged<B extends Named>(before: readonly B[], now: readonly B[], notes: readonly string[]): readonly B[] {
  const isAnswered = (body: B): boolean =>
    body.unit === null &&
    body.group === null &&
    !before.some((one) => isSameBody(one, body)) &&
    notes.some((note) => note.includes(`“${body.name}”`));
  const named = now.filter((body) => !isAnswered(body));
  const kept = before.filter((one) => named.some((body) => isSameBody(one, body)));
  const chosen = named.length < now.length ? before.filter((one) => !kept.includes(one)) : [];
  const come = named.filter((body) => !before.some((one) => isSameBody(one, body)));
  if (come.length === 0 && kept.length + chosen.length === before.length) return before;
  return [...named.map((body) => before.find((one) => isSameBody(one, body)) ?? body), ...chosen];
}
