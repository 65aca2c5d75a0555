import type { Instant } from '../../domain/dates';
import type { RecordedFact } from '../../domain/fact';
import { foldAll } from '../../domain/fold-facts';
import type { Plan, PlanId } from '../../domain/plan';
import { planIndex } from '../../domain/plan-index';
import { rulesOf, type PlanRules } from '../../domain/plan-rules';
import { notLoaded, type PlanState } from '../../domain/plan-state';
import type { Authority } from '../../domain/unit';
import { dateAt } from '../../domain/zone';
import type { Db } from '../../store/database';
import { findFacts } from '../../store/find-facts';
import { findPlanKey, findPlanKeys, type PlanKey } from '../../store/find-plan-keys';
import { findPlanVersion } from '../../store/find-version';
import type { PlanRow } from '../../store/plan-row';
import { sourcesOf } from './plan-sources';

/** A plan with its facts folded: what pages and statistics are made from. `row` is as of now, the rest follows from its versions. */
export type StandingPlan = {
  row: PlanRow;
  authority: Authority;
  rules: PlanRules;
  facts: readonly RecordedFact[];
  state: PlanState;
};

type Deps = { db: Db; now: () => Instant };

/** The plans of an authority as they stand, by id; only those something was said about since the last look are folded again. */
export async function findPlanStates({ db, now }: Deps, authority: string): Promise<StandingPlan[]> {
  const [keys, at] = [await findPlanKeys(db, authority), now()];
  return Promise.all(keys.map((key) => standing(db, key, at)));
}

/** One plan as it stands, or null. */
export async function findPlanState({ db, now }: Deps, planId: PlanId): Promise<StandingPlan | null> {
  const key = await findPlanKey(db, planId);
  return key && standing(db, key, now());
}

type Folded = Pick<StandingPlan, 'authority' | 'rules' | 'facts' | 'state'> & { plan: Plan };
type Kept = { rulesKey: string; factSeq: number; folded: Promise<Folded>; weight: number };

/** What is kept at most: assignments and facts together, some hundred bytes each. */
const MOST_KEPT = 200_000;

const memory = new WeakMap<Db, Map<PlanId, Kept>>();

async function standing(db: Db, key: PlanKey, at: Instant): Promise<StandingPlan> {
  const { plan, ...folded } = await keptOrFolded(db, key, at);
  const { registerVersion: _register, ladderVersion: _ladder, ...row } = key;
  return { row: { ...row, plan }, ...folded };
}

// The state is a function of versions, facts and the day (who is in post), so what is kept under them cannot be stale.
function keptOrFolded(db: Db, key: PlanKey, at: Instant): Promise<Folded> {
  const plans = memory.get(db) ?? new Map<PlanId, Kept>();
  memory.set(db, plans);
  const rulesKey = JSON.stringify([
    key.version,
    key.calendarVersion,
    key.ladder,
    key.ladderVersion,
    key.registerVersion,
    key.startedAt,
    dateAt(at),
  ]);
  const kept = plans.get(key.id);
  const isSame = kept?.rulesKey === rulesKey;
  const entry =
    isSame && kept.factSeq === key.factSeq
      ? kept
      : { rulesKey, factSeq: key.factSeq, folded: fold(db, key, at, isSame ? kept.folded : null), weight: 0 };
  // The one used last stands last: the first is the one to forget.
  plans.delete(key.id);
  plans.set(key.id, entry);
  if (entry !== kept) weigh(plans, key.id, entry);
  return entry.folded;
}

async function fold(db: Db, key: PlanKey, at: Instant, before: Promise<Folded> | null): Promise<Folded> {
  const known = await before?.catch(() => null);
  const facts = await factsThrough(db, key, known?.facts ?? []);
  const { plan, authority, rules } = known ?? (await rulesNow(db, key, at));
  return { plan, authority, rules, facts, state: foldAll(rules, { ...notLoaded(key.id), rules }, facts) };
}

async function factsThrough(db: Db, { id, factSeq }: PlanKey, known: readonly RecordedFact[]): Promise<readonly RecordedFact[]> {
  const last = known.at(-1)?.seq ?? 0;
  // A look that began earlier may end later.
  if (last >= factSeq) return known.filter(({ seq }) => seq <= factSeq);
  const fresh = await findFacts(db, id, last);
  return [...known, ...fresh.filter(({ seq }) => seq <= factSeq)];
}

async function rulesNow(db: Db, key: PlanKey, at: Instant): Promise<Pick<Folded, 'plan' | 'authority' | 'rules'>> {
  const [plan, { authority, calendar, ladder }] = await Promise.all([
    findPlanVersion(db, key.id, key.version),
    sourcesOf(db, key),
  ]);
  if (!plan) throw new Error(`no version ${key.version} of plan ${key.id}`);
  const startedOn = dateAt(key.startedAt ?? at);
  return { plan, authority, rules: rulesOf({ plan, authority, calendar, ladder, startedOn, on: dateAt(at) }) };
}

function weigh(plans: Map<PlanId, Kept>, id: PlanId, entry: Kept): void {
  entry.folded.then(
    ({ rules, facts, state }) => {
      entry.weight = facts.length + planIndex(rules, state).all.length;
      let total = [...plans.values()].reduce((sum, { weight }) => sum + weight, 0);
      for (const [other, { weight }] of plans) {
        if (total <= MOST_KEPT) break;
        total -= weight;
        plans.delete(other);
      }
    },
    () => plans.get(id) === entry && plans.delete(id),
  );
}
