import { standing } from '../../domain/assignment-status';
import { checkWithdrawal } from '../../domain/check-withdrawal';
import type { Actor, Fact, FactKind, RecordedFact } from '../../domain/fact';
import { findReceiptTime } from '../../store/find-receipt-time';
import { isFollowed } from '../../store/plan-row';
import type { WebDeps } from '../web-deps';
import { withdrawalId } from './fact-id';
import type { Speaker } from './speaker';
import type { Thing } from './thing';

const DECISIONS: ReadonlySet<FactKind> = new Set<FactKind>(['confirmed', 'returned', 'extension-granted', 'extension-refused']);
const UNITS: ReadonlySet<Actor> = new Set<Actor>(['lead', 'partner', 'temporal']);

/** The withdrawal of a fact, as this speaker would say it. */
export function withdrawalOf(thing: Thing, { by }: Pick<Speaker, 'by'>, about: string): Fact {
  const { scene, task, key, unit, as } = thing;
  const id = withdrawalId(about);
  return { id, kind: 'withdrawn', plan: scene.row.id, task: task.no, key, unit, actor: as, by, at: scene.at, about };
}

/** The facts about a thing that this speaker may take back now: its own, not decided upon yet, within the 24 hours. */
export async function undoable({ db }: WebDeps, speaker: Pick<Speaker, 'by'>, thing: Thing): Promise<ReadonlySet<string>> {
  if (!isFollowed(thing.scene.row)) return new Set();
  const own = standing([...thing.facts]).filter((fact) => isOwn(thing, fact) && !isDecided(thing, fact));
  const may = await Promise.all(
    own.map(async (fact) => {
      const receiptAt = await findReceiptTime(db, fact.id);
      return checkWithdrawal(thing.scene.rules, withdrawalOf(thing, speaker, fact.id), fact, receiptAt) === null;
    }),
  );
  return new Set(own.filter((_, index) => may[index]).map(({ id }) => id));
}

function isOwn({ as, unit }: Thing, { kind, actor, unit: about }: RecordedFact): boolean {
  if (kind === 'withdrawn') return false;
  return as === 'coordinator' || as === 'leadership' ? actor === as : UNITS.has(actor) && about === unit;
}

function isDecided({ facts }: Thing, { seq }: RecordedFact): boolean {
  return facts.some((later) => later.seq > seq && DECISIONS.has(later.kind));
}
