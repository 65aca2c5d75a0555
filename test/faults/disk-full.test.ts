import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { createEmailFileSink } from '../../channels/email/file-sink';
import type { Fact } from '../../domain/fact';
import type { PlanId } from '../../domain/plan';
import { dispatchOnce } from '../../dispatch/dispatch-once';
import { findAlarms } from '../../store/alarms';
import { findBrokenAudit } from '../../store/audit';
import { saveAuthority } from '../../store/authorities';
import { createDatabase, type Db } from '../../store/database';
import { recordFact } from '../../store/record-fact';
import { startPlan } from '../../store/set-plan-state';
import { readPostmaster } from '../../worker/read-postmaster';
import { anOutside, FRIDAY, MINUTE, post } from '../dispatch/a-dispatcher';
import { aNotice, authority, lan, minh, saveWorld } from '../support/a-world-of-rows';
import { freshDatabase } from '../support/postgres';
import { startSmtpSink } from '../support/smtp-sink';
import { savePlanDueNow } from './a-plan-due-now';
import { completionsOf } from './completions';
import { startDondoc } from './dondoc-process';
import { keepFigures } from './figures';
import { ledgerId } from './invariants';
import { fillUp, makeRoom, onSmallDisk, startSmallDisk, whyNoSmallDisk } from './small-disk';
import { insisting } from './storm';
import { isAllTold, tallyOf } from './tally';
import { until } from './until';

const why = whyNoSmallDisk();
const there = why === null ? it : it.skip;
const reason = why === null ? '' : ` (skipped: ${why})`;
const DISK_MB = 200;
const PERSONS = 6;

there(
  `T20: keeps what was acknowledged, refuses the rest and recovers when the database's disk is full${reason}`,
  async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'dondoc-full-'));
    const sink = await startSmtpSink();
    const system = startDondoc({ DONDOC_DATA: dataFolder, SMTP_URL: sink.url }, onSmallDisk(dataFolder, DISK_MB));
    let db: Db | null = null;
    try {
      await system.address();
      const inside = join(`/proc/${system.pid}/root`, dataFolder);
      db = createDatabase(urlIn(inside));
      const planId = await savePlanDueNow(db, 'day-dia', PERSONS);
      await startPlan(db, planId, Date.now());
      await until('the plan is told', () => isAllTold(db as Db, planId), system.output);
      const filler = join(inside, 'filler');
      const [work] = await completionsOf(db, planId);
      const before = ['som-1', 'som-2', 'som-3'];
      for (const id of before) await recordFact(db, { ...(work as Fact), id, kind: 'obstacle' });
      fillUp(filler);
      const { kept, refused } = await sayUntilRefused(db, planId);
      makeRoom(filler);
      const after = (await insisting(() => completionsOf(db as Db, planId)))[0] as Fact;
      await until(
        'a fact is taken again',
        () =>
          recordFact(db as Db, after).then(
            () => true,
            () => false,
          ),
        system.output,
      );
      const { rows } = await db.query<{ id: string; seq: number }>('select id, seq from fact where plan = $1 order by seq', [
        planId,
      ]);
      expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
      const stored = new Set(rows.map(({ id }) => id));
      expect([...before, ...kept].filter((id) => !stored.has(id))).toEqual([]);
      expect(stored.has(refused)).toBe(false);
      expect(await findBrokenAudit(db)).toBeNull();
      const next = await savePlanDueNow(db, 'lai-chay', PERSONS);
      await startPlan(db, next, Date.now());
      await until('the next plan is told', () => isAllTold(db as Db, next), system.output);
      const tally = await tallyOf(db, sink, next);
      expect(tally).toMatchObject({ sent: PERSONS, lost: [], repeated: [], strange: [] });
      keepFigures({
        fault: 'T20',
        tried: 'the database and its logs on a full disk',
        sent: tally.sent + PERSONS,
        lost: 0,
        repeated: 0,
        late: 0,
        broken: [],
        note: `${before.length + kept.length} facts acknowledged and kept, the one refused not stored`,
      });
    } finally {
      await db?.end();
      await system.stop();
      await sink.close();
      rmSync(dataFolder, { recursive: true, force: true });
    }
  },
  240_000,
);

function urlIn(dataFolder: string): string {
  const port = readPostmaster(join(dataFolder, 'postgres', 'postmaster.pid'))?.port;
  const password = readFileSync(join(dataFolder, 'postgres.password'), 'utf8').trim();
  return `postgresql://dondoc:${password}@127.0.0.1:${port}/dondoc`;
}

/** Says one thing after the other, with longer and longer reasons that cannot be packed, until the database takes no more. */
async function sayUntilRefused(db: Db, planId: PlanId): Promise<{ kept: string[]; refused: string }> {
  const [work] = await completionsOf(db, planId);
  const kept: string[] = [];
  for (let number = 1; ; number += 1) {
    const fact: Fact = { ...(work as Fact), id: `vuong-${number}`, kind: 'obstacle' };
    try {
      await recordFact(db, fact, { text: longReason(number) });
      kept.push(fact.id);
    } catch (error) {
      expect((error as Error).message).toMatch(/No space left|terminat|recovery|shutting down|ECONNRE|starting up|closed/i);
      return { kept, refused: fact.id };
    }
  }
}

function longReason(seed: number): string {
  let state = seed;
  const letter = (): string => String.fromCharCode(97 + (((state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) >> 16) % 26));
  return Array.from({ length: 250 * seed }, letter).join('');
}

there(
  `T20: leaves no half mail and loses none when the folder that mails go to is full${reason}`,
  async () => {
    const disk = await startSmallDisk(2);
    const { db, drop } = await freshDatabase();
    try {
      await saveWorld(db);
      const people = Array.from({ length: 40 }, (_, n) => ({ ...lan, id: `p${n}`, email: `p${n}@tan-hoa.example`, phone: null }));
      await saveAuthority(db, { ...authority, officers: [...people, minh] });
      const outside = anOutside(db);
      const folder = join(disk.folder, 'outbox');
      const sender = { from: { name: 'UBND xã Tân Hòa', address: 'dondoc@tan-hoa.example' }, replyTo: 'vanhoa@tan-hoa.example' };
      outside.deps.email = createEmailFileSink({ folder, sender });
      await post(db, FRIDAY, [aNotice()], people);
      fillUp(join(disk.folder, 'filler'));
      expect(await dispatchOnce(outside.deps, FRIDAY)).toMatchObject({ sent: 0 });
      expect(await dispatchOnce(outside.deps, FRIDAY + 5 * MINUTE)).toMatchObject({ sent: 0 });
      expect(await findAlarms(db)).toHaveLength(1);
      makeRoom(join(disk.folder, 'filler'));
      for (let minutes = 10; minutes <= 25; minutes += 5) await dispatchOnce(outside.deps, FRIDAY + minutes * MINUTE);
      expect(await findAlarms(db)).toEqual([]);
      const files = readdirSync(folder);
      const mails = await Promise.all(files.map(async (file) => simpleParser(readFileSync(join(folder, file)))));
      expect(files.every((file) => file.endsWith('.eml'))).toBe(true);
      expect(new Set(mails.map(({ messageId }) => ledgerId(messageId))).size).toBe(people.length);
      expect(mails).toHaveLength(people.length);
      expect(mails.every(({ text }) => text?.includes('Trân trọng'))).toBe(true);
      keepFigures({
        fault: 'T20',
        tried: 'the folder of the mails on a full disk',
        ...{ sent: mails.length, lost: 0, repeated: 0, late: 0, broken: [] },
      });
    } finally {
      disk.close();
      await drop();
    }
  },
  120_000,
);
