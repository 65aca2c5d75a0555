import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTemporalExecutable, startTemporalServer, type TemporalServer } from '../../worker/temporal-server';

const folder = mkdtempSync(join(tmpdir(), 'dondoc-two-servers-'));
const started: TemporalServer[] = [];

afterAll(async () => {
  await Promise.all(started.map(({ stop }) => stop()));
  rmSync(folder, { recursive: true, force: true });
});

it('takes another port when another program takes the one it found free', async () => {
  const executable = await findTemporalExecutable();
  // Both look before either listens.
  const start = (name: string) =>
    startTemporalServer({ executable, dbFile: join(folder, name), preferredPort: 17_400, inMemory: true });
  started.push(...(await Promise.all([start('one'), start('other')])));
  const [one, other] = started;
  expect(one?.port).not.toBe(other?.port);
}, 120_000);
