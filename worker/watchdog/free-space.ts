import { statfs } from 'node:fs/promises';

/** Space on the disk of a folder that this process may use, and in all; in bytes. */
export type Space = { free: number; total: number };

export async function freeSpace(folder: string): Promise<Space> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, total: blocks * bsize };
}
