import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readPostmaster } from '../../worker/read-postmaster';
import { isAlive, serverProcess, stopServer, type ServerProcess } from '../../worker/server-process';

/** The servers that the program started in a data folder and that live, with or without it. */
export function serversIn(dataFolder: string): { postgres: ServerProcess | null; temporal: ServerProcess | null } {
  const postmaster = readPostmaster(join(dataFolder, 'postgres', 'postmaster.pid'));
  const temporal = temporalIn(dataFolder);
  return {
    postgres: postmaster && serverProcess(postmaster.pid),
    temporal: temporal && isAlive(temporal) ? temporal : null,
  };
}

/** Ends what a failed test left behind and deletes the folder, also what of it lies elsewhere (a private parent, as root). */
export async function clearData(dataFolder: string): Promise<void> {
  const { postgres, temporal } = serversIn(dataFolder);
  for (const server of [postgres, temporal]) if (server) await stopServer(server, 'SIGINT');
  const cluster = realPath(join(dataFolder, 'postgres'));
  if (cluster && dirname(cluster) !== realPath(dataFolder)) rmSync(dirname(cluster), { recursive: true, force: true });
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
}

function temporalIn(dataFolder: string): ServerProcess | null {
  try {
    return JSON.parse(readFileSync(join(dataFolder, 'temporal', 'temporal.sqlite.pid'), 'utf8')) as ServerProcess;
  } catch {
    return null;
  }
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
