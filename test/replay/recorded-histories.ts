import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanState } from '../../domain/plan-state';

/** One run of a recorded chain: `name` is its file (`v0.1.0/never-done-1`), `json` what `historyFromJSON` understands. */
export type RecordedRun = { name: string; json: { events: { workflowExecutionStartedEventAttributes?: Started }[] } };

type Started = { workflowId: string; input: { payloads: { data: string }[] } };

/** Every run of every released version, in the order of name. */
export function recordedRuns(): RecordedRun[] {
  const versions = readdirSync(__dirname).filter((name) => /^v\d/.test(name));
  return versions.sort().flatMap((version) =>
    readdirSync(join(__dirname, version))
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => ({
        name: `${version}/${file.replace(/\.json$/, '')}`,
        json: JSON.parse(readFileSync(join(__dirname, version, file), 'utf8')) as RecordedRun['json'],
      })),
  );
}

export function workflowIdOf({ json }: RecordedRun): string {
  return startedOf(json)?.workflowId ?? '';
}

/** The state that a run was given by the one before it; null for the first of a chain. */
export function carriedState({ json }: RecordedRun): PlanState | null {
  const data = startedOf(json)?.input.payloads[0]?.data ?? '';
  const input = JSON.parse(Buffer.from(data, 'base64').toString('utf8')) as { state?: PlanState };
  return input.state ?? null;
}

function startedOf(json: RecordedRun['json']): Started | undefined {
  return json.events[0]?.workflowExecutionStartedEventAttributes;
}
