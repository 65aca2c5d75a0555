import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPlanSource } from '../../cli/plan-source';
import type { ReportedMessage } from '../../cli/year/plan-report';
import { quietLogs } from '../../cli/year/quiet-logs';
import { rehearsalMessages } from '../../cli/year/rehearsal-messages';
import { runStory } from '../../cli/year/run-story';
import { sentMessages } from '../../cli/year/sent-messages';
import { QUIET_YEAR } from '../../cli/year/story';
import { startVirtualTemporal, type VirtualTemporal } from '../../cli/year/temporary-services';
import { loadSettings } from '../../config/settings';
import { rulesOf } from '../../domain/plan-rules';
import { rehearse } from '../../domain/rehearse';
import { dateAt } from '../../domain/zone';
import { freshDatabase } from '../support/postgres';

const { publicUrl } = loadSettings(process.env);
// The last quarter and the closing: the whole year takes minutes on a busy machine.
const STARTS_ON = '2021-10-04';
const folder = mkdtempSync(join(tmpdir(), 'dondoc-world-'));
let temporal: VirtualTemporal;
beforeAll(async () => {
  quietLogs();
  temporal = await startVirtualTemporal(folder);
});
afterAll(async () => {
  await temporal.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('sends for Nam Sách from October 2021 on, word for word, what the rehearsal announced', async () => {
  const source = findPlanSource(join(__dirname, '..', '..', 'config', 'plans', 'nam-sach-2021.yaml'));
  const rules = rulesOf({ ...source, startedOn: STARTS_ON });
  const announced = rehearsalMessages(source, rules, rehearse(rules), publicUrl);
  const { db, drop } = await freshDatabase();
  try {
    await runStory({ source, story: { ...QUIET_YEAR, startsOn: STARTS_ON }, services: { db, temporal } });
    const sent = await sentMessages(db, source.plan.id, publicUrl);
    expect(inOrder(sent).map(wordsOf)).toEqual(inOrder(announced).map(wordsOf));
    const drift = inOrder(sent).map(({ at }, index) => at - (inOrder(announced)[index]?.at ?? 0));
    expect(Math.min(...drift)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drift)).toBeLessThan(30_000);
  } finally {
    await drop();
  }
}, 240_000);

// Both by day, person and channel: lanes of the dispatcher finish in any order.
function inOrder(messages: readonly ReportedMessage[]): ReportedMessage[] {
  const place = ({ at, to, channel, text }: ReportedMessage) => `${dateAt(at)} ${channel} ${to} ${text}`;
  return [...messages].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

function wordsOf({ at, to, channel, kinds, items, subject, text }: ReportedMessage) {
  return { on: dateAt(at), to, channel, kinds: [...kinds].sort(), items: items.length, subject, text };
}
