import { findAttempt } from '../store/attempt';
import { endAttempt } from './end-attempt';
import type { Pass } from './pass';

/** Ends an attempt whose process is gone: nobody can say whether it was sent. */
export async function endOrphaned(pass: Pass, id: number): Promise<boolean> {
  const message = await findAttempt(pass.db, id, 'sending');
  return message
    ? endAttempt(pass, message, { kind: 'unknown', error: 'the process that was sending it is gone' }, pass.now())
    : false;
}
