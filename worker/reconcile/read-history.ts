import type { temporal } from '@temporalio/proto';
import type { Fact, RecordedFact } from '../../domain/fact';
import type { LoadedPlan, PlanState } from '../../domain/plan-state';
import type { HeldFact, Span, WorkflowView } from './workflow-view';

type HistoryEvent = temporal.api.history.v1.IHistoryEvent;
type Payloads = temporal.api.common.v1.IPayloads;
type Input = { clockShift?: number; state?: PlanState };
type Running = Extract<WorkflowView, { status: 'running' }>;

type Reading = Running & { shift: number; taskAt: number; willLoad: boolean; reported: readonly Fact[] };

/** What a running plan workflow knows: what was carried to it, what it has loaded, what it was signalled, what it has posted. */
export function readHistory(events: readonly HistoryEvent[]): Running {
  const empty: Reading = {
    status: 'running',
    knownThrough: 0,
    facts: [],
    knowsUntil: 0,
    posted: [],
    shift: 0,
    taskAt: 0,
    willLoad: true,
    reported: [],
  };
  const { knownThrough, facts, knowsUntil, posted, willLoad, reported } = events.reduce(withEvent, empty);
  const waiting = reported.map(({ id, kind }): HeldFact => ({ id, kind, seq: null }));
  // A run that has not loaded yet will read everything: there is nothing it could miss.
  const known = willLoad ? { knownThrough: Infinity, knowsUntil: Infinity } : { knownThrough, knowsUntil };
  return { status: 'running', ...known, facts: [...facts, ...waiting], posted };
}

function withEvent(reading: Reading, event: HistoryEvent): Reading {
  const at = millis(event.eventTime) + reading.shift;
  const started = event.workflowExecutionStartedEventAttributes;
  if (started) return begun(reading, read<Input>(started.input) ?? {}, millis(event.eventTime));
  if (event.workflowTaskStartedEventAttributes) return { ...reading, taskAt: at };
  const signal = event.workflowExecutionSignaledEventAttributes;
  if (signal?.signalName === 'factsRecorded') return withKnown(reading, read<RecordedFact[]>(signal.input) ?? []);
  if (signal?.signalName === 'factsReported')
    return { ...reading, reported: [...reading.reported, ...(read<Fact[]>(signal.input) ?? [])] };
  const marker = event.markerRecordedEventAttributes;
  return marker ? withMarker(reading, marker.details ?? {}, { from: reading.taskAt, to: at }) : reading;
}

function begun(reading: Reading, { clockShift = 0, state }: Input, startedAt: number): Reading {
  const shifted = { ...reading, shift: clockShift };
  if (!state) return shifted;
  const facts = [...Object.values(state.facts).flat(), ...state.unanswered, ...state.proposed];
  return {
    ...shifted,
    willLoad: state.rules === null,
    knownThrough: state.foldedThrough,
    facts: facts.map(({ id, kind, seq }) => ({ id, kind, seq })),
    knowsUntil: startedAt + clockShift,
    reported: state.unrecorded,
  };
}

function withMarker(reading: Reading, details: { [name: string]: Payloads }, span: Span): Reading {
  const activity = read<{ activity_type?: string }>(details['data'])?.activity_type;
  const result = details['result'];
  if (activity === 'postNotices') return { ...reading, posted: [...reading.posted, span] };
  if (activity === 'loadPlan') {
    const facts = read<LoadedPlan>(result)?.facts ?? [];
    const known = withKnown(reading, facts);
    const last = facts.reduce((most, { seq }) => Math.max(most, seq), known.knownThrough);
    return { ...known, willLoad: false, knownThrough: last, knowsUntil: span.from };
  }
  // What was reported has been looked at: what is not recorded was refused.
  if (activity === 'recordFacts') return { ...withKnown(reading, read<RecordedFact[]>(result) ?? []), reported: [] };
  return reading;
}

// Behind a gap it knows nothing yet: it asks for a load, and that is in the history when it has come.
function withKnown(reading: Reading, facts: readonly RecordedFact[]): Reading {
  const ordered = [...facts].sort((a, b) => a.seq - b.seq);
  const knownThrough = ordered.reduce((through, { seq }) => (seq === through + 1 ? seq : through), reading.knownThrough);
  return { ...reading, knownThrough, facts: [...reading.facts, ...ordered.map(({ id, kind, seq }) => ({ id, kind, seq }))] };
}

function read<T>(payloads: Payloads | null | undefined): T | null {
  const data = payloads?.payloads?.[0]?.data;
  return data && data.length > 0 ? (JSON.parse(Buffer.from(data).toString('utf8')) as T) : null;
}

function millis(time: temporal.api.history.v1.IHistoryEvent['eventTime']): number {
  return Number(time?.seconds ?? 0) * 1000 + (time?.nanos ?? 0) / 1e6;
}
