import { bodyFinder, nearestBodies } from '../../config/find-body';
import type { Named } from '../../domain/plan';
import type { Authority } from '../../domain/unit';

type NamedBodies<B extends Named> = { found: (Named | B)[]; problem: string | null };

/** The bodies a form names. A name that stood there before may stay; every other one must be in the register. */
export function namedBodies<B extends Named>(names: readonly string[], old: readonly B[], authority: Authority): NamedBodies<B> {
  const find = bodyFinder(authority);
  const known = (name: string): Named | B | null => old.find((body) => body.name === name) ?? find(name);
  const unknown = names.find((name) => !known(name));
  const found = names.map(known).filter((body) => body !== null);
  if (!unknown) return { found, problem: null };
  const near = nearestBodies(authority, unknown);
  const hint = near.length > 0 ? `Có thể là: ${near.join('; ')}.` : 'Ghi đúng tên trong danh sách đơn vị.';
  return { found, problem: `Danh sách đơn vị không có tên “${unknown}”. ${hint}` };
}
