import { createHash } from 'node:crypto';

/** A short name of a content: the same content, the same name. */
export function fingerprint(content: string): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}
