import { unsafeUniformIntDistribution, xoroshiro128plus } from 'pure-rand';
import type { Instant, Round } from './kill-round';

/** Both sides of the gap that matters most, each twice. */
const SHORT: readonly Instant[] = ['claim', 'record', 'claim', 'record'];

const ALL: readonly Instant[] = ['record', 'claim', 'record', 'dot-kept', 'claim', 'record', 'dot-lost', 'post'];

/**
 * Which worker is killed when. Of itself four rounds; with `DONDOC_FAULTS_ROUNDS` so many over all instants, with numbers
 * of messages drawn from `DONDOC_FAULTS_SEED`: the same seed, the same rounds.
 */
export function plannedRounds(env: Readonly<Record<string, string | undefined>>): Round[] {
  const count = Number(env['DONDOC_FAULTS_ROUNDS'] ?? 0);
  const generator = xoroshiro128plus(Number(env['DONDOC_FAULTS_SEED'] ?? 1));
  const instants = count > 0 ? Array.from({ length: count }, (_, index) => ALL[index % ALL.length] ?? 'record') : SHORT;
  return instants.map((at, index) => {
    const messages = count > 0 ? unsafeUniformIntDistribution(1, 4, generator) : 4 - (index % 2);
    return { name: `luot-${index + 1}`, at, messages };
  });
}
