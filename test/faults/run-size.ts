import { unsafeUniformIntDistribution, xoroshiro128plus } from 'pure-rand';

const { DONDOC_FAULTS_MINUTES: minutes, DONDOC_FAULTS_SEED: seed = '1' } = process.env;

/** True in the long run (`npm run faults -- --minutes N`), false in `npm test`. */
export const isLong = minutes !== undefined;

/** Milliseconds for which a fault that is a matter of time goes on in the long run. */
export const longMs = Number(minutes ?? 0) * 60_000;

/** A number of rounds, races or people: the short one in `npm test`. */
export function sized(short: number, long: number): number {
  return isLong ? long : short;
}

export type Draw = (from: number, to: number) => number;

/** Whole numbers of a fault's own, the same for the same seed. */
export function drawFor(fault: string): Draw {
  const own = [...fault].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), Number(seed));
  const generator = xoroshiro128plus(own | 0);
  return (from, to) => unsafeUniformIntDistribution(from, to, generator);
}
