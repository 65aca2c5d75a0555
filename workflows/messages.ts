import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { Fact, RecordedFact } from '../domain/fact';
import type { PlanStatus } from '../domain/plan-status';

/** Facts that PostgreSQL has recorded, from the relay: ids, dates and codes only. Folded at once; a repeat changes nothing. */
export const factsRecorded = defineSignal<[facts: readonly RecordedFact[]]>('factsRecorded');

/** Facts straight from a Temporal client, not yet in PostgreSQL: recorded first, obeyed afterwards. Ids, dates and codes only. */
export const factsReported = defineSignal<[facts: readonly Fact[]]>('factsReported');

/** Continue as new now, so that a new release takes over. */
export const wake = defineSignal('wake');

/** State in words and codes, the next moment and why. */
export const status = defineQuery<PlanStatus>('status');
