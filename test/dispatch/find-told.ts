import type { Db } from '../../store/database';
import { findDeliveries } from '../../store/find-deliveries';

/** Notice keys with the state of their delivery, sorted. */
export async function findTold(db: Db): Promise<[string, string][]> {
  return (await findDeliveries(db)).map(({ notice, state }): [string, string] => [notice.key, state]).sort();
}
