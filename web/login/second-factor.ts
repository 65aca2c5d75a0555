import type { AccountRow } from '../../store/accounts';
import { appendAudit } from '../../store/audit';
import { inTransaction } from '../../store/in-transaction';
import { seal, unseal } from '../../store/seal';
import { setSecondFactor, useRecoveryCode, useTotpStep } from '../../store/second-factor';
import { isOwnName } from '../shell/guard-loopback';
import type { WebDeps } from '../web-deps';
import { newRecoveryCodes, newTotpSecret, recoveryCodeOf, stepOfCode, totpUri } from './totp';
import { squareCode } from './square-code';

type Deps = Pick<WebDeps, 'db' | 'keys' | 'now'>;

/** True where an account must have a second factor: administrators, once the pages are reached from outside. */
export function needsSecondFactor({ grants }: Pick<AccountRow, 'grants'>, publicUrl: string): boolean {
  return grants.some(({ role }) => role === 'administrator') && !isOwnName(new URL(publicUrl).hostname);
}

/** True when a code is the account's now, and uses it up: a code of the app, or a recovery code. */
export async function useCode({ db, keys, now }: Deps, account: AccountRow, typed: string): Promise<boolean> {
  const secret = account.totpSealed === null ? null : unseal(keys, purposeOf(account.id), account.totpSealed);
  const step = secret === null ? null : stepOfCode(secret, typed.replace(/\s/g, ''), now());
  if (step !== null) return useTotpStep(db, account.id, step);
  return useRecoveryCode(db, account.id, recoveryCodeOf(typed), now());
}

/** A new secret to be shown once: the page carries it sealed until its first code proves that an app holds it. */
export function proposeSecondFactor(
  { keys }: Pick<Deps, 'keys'>,
  { id, email }: Pick<AccountRow, 'id' | 'email'>,
  given?: string,
) {
  const kept = given ? unseal(keys, draftOf(id), given) : null;
  const secret = kept ?? newTotpSecret();
  return {
    sealed: kept === null ? seal(keys, draftOf(id), secret) : given,
    secret: secret.replace(/.{4}(?=.)/g, '$& '),
    square: squareCode(totpUri(secret, email)),
  };
}

/** Takes a proposed second factor into use when its code is right. Returns the recovery codes, shown once; null: it is wrong. */
export async function takeSecondFactor(
  { db, keys, now }: Deps,
  account: string,
  { sealed, code }: { sealed: string; code: string },
): Promise<string[] | null> {
  const secret = unseal(keys, draftOf(account), sealed);
  const step = secret === null ? null : stepOfCode(secret, code.replace(/\s/g, ''), now());
  if (secret === null || step === null) return null;
  const recoveryCodes = newRecoveryCodes();
  await inTransaction(db, async (client) => {
    await setSecondFactor(client, account, { sealed: seal(keys, purposeOf(account), secret), step, recoveryCodes });
    await appendAudit(client, 'second-factor-set', { by: account, account, authority: '*' });
  });
  return recoveryCodes;
}

function purposeOf(account: string): string {
  return `totp\0${account}`;
}

function draftOf(account: string): string {
  return `totp-draft\0${account}`;
}
