import type { Authority } from '../../domain/unit';
import { findRegisterNumber } from '../../store/find-version';
import type { WebDeps } from '../web-deps';
import { registerOf } from './plan-sources';

/** The newest register of an authority, read once for all who look at it; null: there is no such authority. */
export async function findRegister({ db }: Pick<WebDeps, 'db'>, authority: string): Promise<Authority | null> {
  const version = await findRegisterNumber(db, authority);
  return version === null ? null : registerOf(db, authority, version);
}
