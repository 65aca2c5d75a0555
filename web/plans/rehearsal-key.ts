import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json';
import type { DraftSources } from './draft-of';

/** Names what a rehearsal is computed from: with another plan, register, calendar or ladder it is another one. */
export function rehearsalKey({ draft, authority, calendar, ladder }: DraftSources): string {
  return createHash('sha256')
    .update(canonicalJson([draft.plan, authority, calendar.version, ladder]))
    .digest('hex');
}
