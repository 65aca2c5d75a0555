import type { FactKind } from '../../domain/fact';
import { longDateWords } from '../../templates/date-words';
import { FACT_WORDS } from '../../templates/fact-words';
import { KIND_WORDS } from '../../templates/kind-words';
import type { PlanSource } from '../plan-source';
import type { PlanReport } from './plan-report';
import { smsTable } from './sms-table';
import { statisticsTable } from './statistics-table';

type Printing = {
  json: boolean;
  source: PlanSource;
  /** What is known before anything is sent: the price of an SMS part in VND, null where none is set. */
  ahead?: { costPerSegment: number | null };
};

/**
 * Prints a year: as JSON by the contract, or as a timeline people can read with the statistics at its end; `ahead`, with what
 * its SMS will come to.
 */
export function printReport(report: PlanReport, { json, source, ahead }: Printing): void {
  const sms = ahead ? smsTable(report.messages, ahead.costPerSegment) : [];
  if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else process.stdout.write(`${[...timeline(report, source), ...(sms.length > 0 ? ['', ...sms] : [])].join('\n')}\n`);
}

// Said by whoever decides about the unit's work, not by the unit.
const DECISIONS: ReadonlySet<FactKind> = new Set<FactKind>([
  'returned',
  'confirmed',
  'extension-granted',
  'extension-refused',
  'urged',
]);

type Line = { at: string; words: string };

function timeline(report: PlanReport, { plan }: PlanSource): string[] {
  const said = report.facts.map(({ at, kind, task, key, unit }) => ({
    at,
    words: `  « ${DECISIONS.has(kind) ? `${plan.coordinator.name} (với ${unit ?? ''})` : (unit ?? '')}: ${FACT_WORDS[kind]}${task ? ` – nhiệm vụ ${task}${key ? ` (${key})` : ''}` : ''}`,
  }));
  const lines: Line[] = [...tellings(report), ...said].sort((a, b) => a.at.localeCompare(b.at));
  const days: string[] = [];
  let day = '';
  for (const { at, words } of lines) {
    if (at.slice(0, 10) !== day) days.push('', longDateWords((day = at.slice(0, 10))));
    days.push(`  ${at.slice(11, 16)} ${words}`);
  }
  return [
    plan.title,
    `${report.occurrences.length} kỳ hạn, ${report.messages.length} tin gửi đi`,
    ...days,
    '',
    ...statisticsTable(report),
  ];
}

/** One line for each moment, unit and kind: what was told about which tasks, on which channels. */
function tellings({ messages }: PlanReport): Line[] {
  const told = new Map<string, Line & { channels: Set<string>; items: Set<string>; kind: string; unit: string }>();
  for (const { at, unit, channel, items } of messages) {
    for (const { kind, task, key } of items) {
      const id = `${at}|${unit}|${kind}`;
      const line = told.get(id) ?? { at, words: '', unit, kind: KIND_WORDS[kind].tag, channels: new Set(), items: new Set() };
      line.channels.add(channel === 'email' ? 'thư' : channel === 'sms' ? 'SMS' : 'Zalo');
      line.items.add(key ? `${task} (${key})` : task);
      told.set(id, line);
    }
  }
  return [...told.values()].map(({ at, unit, kind, channels, items }) => {
    const listed = [...items];
    const some = listed.length > 6 ? [...listed.slice(0, 6), `và ${listed.length - 6} mục khác`] : listed;
    return { at, words: `→ ${unit}: ${kind} – nhiệm vụ ${some.join(', ')} [${[...channels].join(', ')}]` };
  });
}
