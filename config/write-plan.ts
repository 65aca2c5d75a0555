import { Document, isMap, isScalar, visit } from 'yaml';
import type { Lead, Named, Partner, Plan, Task } from '../domain/plan';
import type { Schedule } from '../domain/schedule/schedule';
import type { Authority } from '../domain/unit';
import { bodyFinder, type FindBody } from './find-body';
import { DEFAULT_LADDER } from './load-ladders';

/**
 * A plan as a plan file: what `parsePlan` reads back as the same plan. Bodies keep the document's names; one whose name the
 * register no longer knows is written by the name its unit or group has there now.
 */
export function planYaml(plan: Plan, authority: Authority): string {
  const nameOf = namer(authority);
  const { coordinator, leadership, reportTo, ladder, confirms, informs, cutoffs, notes, tasks, attachedTo } = plan;
  const file = {
    authority: plan.authority,
    slug: plan.slug,
    year: plan.year,
    title: plan.title,
    number: plan.number,
    issuedOn: plan.issuedOn,
    ...(attachedTo && { attachedTo }),
    coordinator: nameOf(coordinator),
    leadership: nameOf(leadership),
    ...(reportTo !== null && { reportTo }),
    ...(ladder !== DEFAULT_LADDER && { ladder }),
    ...(confirms && { confirms }),
    ...(informs.length > 0 && { informs }),
    cutoffs,
    ...(notes.length > 0 && { notes }),
    tasks: tasks.map((task) => taskEntry(task, nameOf)),
  };
  return written(file);
}

/** The schedules of a task as they stand in a plan file. */
export function schedulesYaml(schedules: readonly Schedule[]): string {
  return written(schedules.map(scheduleEntry));
}

// Lines are not folded: a clerk looks for the document's words as they stand. A rule stands on one line.
function written(content: unknown): string {
  const document = new Document(content, { aliasDuplicateObjects: false });
  visit(document, {
    Pair: (_, { key, value }) => {
      if (isScalar(key) && key.value === 'rule' && isMap(value)) value.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 });
}

// In the order a clerk reads them; the database keeps no order.
function scheduleEntry({ text, class: kind, rule, ...rest }: Schedule) {
  const { kind: ruleKind, ...values } = rule;
  return { text, class: kind, rule: { kind: ruleKind, ...values }, ...rest };
}

type NameOf = (body: Named) => string;

function taskEntry(task: Task, nameOf: NameOf) {
  const { no, title, shortTitle, products, leads, partners, when, schedules, source, notes } = task;
  return {
    no,
    title,
    shortTitle,
    ...(products.length > 0 && { products }),
    leads: leads.map((lead, place) => leadEntry(lead, place, nameOf)),
    ...(partners.length > 0 && { partners: partners.map((partner) => partnerEntry(partner, nameOf)) }),
    when,
    ...(schedules.length > 0 && { schedules: schedules.map(scheduleEntry) }),
    ...(source !== null && { source }),
    ...(notes.length > 0 && { notes }),
  };
}

// The first lead is accountable unless another is named.
function leadEntry(lead: Lead, place: number, nameOf: NameOf) {
  const accountable = lead.accountable && place > 0;
  const name = nameOf(lead);
  if (!accountable && lead.scope === null) return name;
  return { name, ...(accountable && { accountable }), ...(lead.scope !== null && { scope: lead.scope }) };
}

function partnerEntry(partner: Partner, nameOf: NameOf) {
  return partner.unit === null && partner.group === null ? { open: partner.name } : nameOf(partner);
}

function namer(authority: Authority): NameOf {
  const find = bodyFinder(authority);
  return (body) => (isSame(find, body) ? body.name : (registeredName(authority, body) ?? body.name));
}

function isSame(find: FindBody, { name, unit, group }: Named): boolean {
  const found = find(name);
  return found?.unit === unit && found.group === group;
}

function registeredName({ units, groups }: Authority, { unit, group }: Named): string | undefined {
  return (units.find(({ id }) => id === unit) ?? groups.find(({ id }) => id === group))?.name;
}
