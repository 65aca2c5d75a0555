import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '../../config/settings';
import { diagnose } from '../../worker/diagnose';

const folder = mkdtempSync(join(tmpdir(), 'dondoc-doctor-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function findings(env: Record<string, string>) {
  const found = await diagnose(loadSettings({ DONDOC_DATA: folder, PORT: '0', ...env }));
  return { text: JSON.stringify(found), of: (name: string) => found.find((finding) => finding.name === name) };
}

it('finds nothing that keeps a plain installation from starting', async () => {
  const { of } = await findings({});
  for (const name of ['Node.js', 'Thư mục dữ liệu', 'Cổng trang web', 'Địa chỉ truy cập', 'PostgreSQL'])
    expect(of(name)).toMatchObject({ state: 'ok' });
  expect(of('Thư điện tử')).toMatchObject({ state: 'warn', mend: expect.stringContaining('SMTP_URL') });
});

it('says which server does not answer, how to mend it, and never a password', async () => {
  const { of, text } = await findings({
    DATABASE_URL: 'postgres://dondoc:bi-mat-1@127.0.0.1:1/dondoc',
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    SMTP_URL: 'smtp://don-doc:bi-mat-2@mail.example:587',
  });
  expect(of('PostgreSQL')).toMatchObject({ state: 'fail', mend: expect.stringContaining('DATABASE_URL') });
  expect(of('Temporal')).toMatchObject({ state: 'fail', mend: expect.stringContaining('TEMPORAL_ADDRESS') });
  expect(text).not.toContain('bi-mat');
});

it('names a port that is taken and another one to choose', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => other.once('listening', listening));
  const { port } = other.address() as AddressInfo;
  const { of } = await findings({ PORT: String(port) });
  expect(of('Cổng trang web')).toMatchObject({ state: 'fail', mend: expect.stringContaining(`PORT=${port + 1}`) });
  other.close();
});

it('warns when the pages, which have no login yet, are opened beyond this machine', async () => {
  expect((await findings({ HOST: '0.0.0.0' })).of('Địa chỉ truy cập')).toMatchObject({ state: 'warn' });
});
