import type { Instant, Round } from './kill-round';

/** Both sides of the gap that matters most, each twice. */
const SHORT: readonly Instant[] = ['claim', 'record', 'send', 'record'];

const ALL: readonly Instant[] = ['record', 'send', 'record', 'claim', 'dot-kept', 'record', 'dot-lost', 'post'];

/**
 * Which worker is killed when. Of itself four rounds; with `DONDOC_FAULTS_ROUNDS` so many over all instants, with numbers
 * of messages drawn from `DONDOC_FAULTS_SEED`: the same seed, the same rounds.
 */
export function plannedRounds(env: Readonly<Record<string, string | undefined>>): Round[] {
  const count = Number(env['DONDOC_FAULTS_ROUNDS'] ?? 0);
  const draw = drawFrom(Number(env['DONDOC_FAULTS_SEED'] ?? 1));
  const instants = count > 0 ? Array.from({ length: count }, (_, index) => ALL[index % ALL.length] ?? 'record') : SHORT;
  return instants.map((at, index) => ({
    name: `luot-${index + 1}`,
    at,
    messages: count > 0 ? 1 + (draw() % 4) : 4 - (index % 2),
  }));
}

// Mulberry32: small, and the same numbers on every machine.
function drawFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
