import { randomUUID } from 'node:crypto';

/** The id a new form carries: sent twice, it is one act. */
export function newFormId(): string {
  return randomUUID();
}

/** True for an id that one of our forms has carried. */
export function isFormId(id: string | undefined): id is string {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id ?? '');
}
