import type { Channel } from '../domain/notice';
import type { Db } from '../store/database';
import { findSuppressed } from '../store/suppressed-addresses';

/** The addresses that take nothing, read once for a pass and kept up to date by what the pass itself finds out. */
export type Suppressed = {
  has: (channel: Channel, address: string) => boolean;
  add: (channel: Channel, address: string) => void;
};

export async function loadSuppressed(db: Db): Promise<Suppressed> {
  const known = new Set((await findSuppressed(db)).map(({ channel, address }) => `${channel} ${address}`));
  return {
    has: (channel, address) => known.has(`${channel} ${address}`),
    add: (channel, address) => void known.add(`${channel} ${address}`),
  };
}
