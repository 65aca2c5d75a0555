/** One thing looked at: `ok`, `warn` (works, but look) or `fail` (will not work); `mend` says what to do. Vietnamese. */
export type Finding = { name: string; state: 'ok' | 'warn' | 'fail'; found: string; mend: string | null };

export const ok = (name: string, found: string): Finding => ({ name, state: 'ok', found, mend: null });
export const warn = (name: string, found: string, mend: string): Finding => ({ name, state: 'warn', found, mend });
export const fail = (name: string, found: string, mend: string): Finding => ({ name, state: 'fail', found, mend });
