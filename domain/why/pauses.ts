import type { DateString } from '../dates';
import { dateAt } from '../zone';
import type { Story } from './story';

/** The days on which the plan rested; `until` is the day it went on, null while it rests. */
export function pauses({ facts }: Story): { from: DateString; until: DateString | null }[] {
  const spans: { from: DateString; until: DateString | null }[] = [];
  for (const { kind, at } of facts) {
    const open = spans.at(-1)?.until === null;
    if (kind === 'paused' && !open) spans.push({ from: dateAt(at), until: null });
    if (kind === 'resumed' && open) spans.push({ from: spans.pop()?.from ?? dateAt(at), until: dateAt(at) });
  }
  return spans;
}
