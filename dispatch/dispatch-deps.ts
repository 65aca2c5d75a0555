import type { EmailTransport } from '../channels/email/email-transport';
import type { Outcome } from '../channels/outcome';
import type { SmsTransport } from '../channels/sms/sms-transport';
import type { ZaloTransport } from '../channels/zalo/zalo-transport';
import type { Instant } from '../domain/dates';
import type { Limits } from '../domain/limits';
import type { Channel } from '../domain/notice';
import type { Db } from '../store/database';
import type { SigningKeys } from '../store/link-token';
import type { MessageInput } from '../templates/render-message';
import type { ZaloWords } from './compose-message';
import type { Waits } from './waits';

/** The dispatcher's numbers; milliseconds. */
export type DispatchPolicy = {
  /** A process that has not renewed its claim for so long is taken for dead. */
  leaseMs: number;
  /** A message whose outcome is unknown is sent once more after this time (RFC 5321: at least 10 minutes). */
  unknownAfterMs: number;
  /** Waits after the first, second, … time a message was put off; the last one repeats. */
  backoffMs: readonly number[];
  /** After a fault of our own (login, configuration) one message tries again so often. */
  probeMs: number;
  /** How long a person's notices of a moment gather before they leave in one message. */
  gatherMs: number;
  /** How often to look without having been woken. */
  pollMs: number;
};

const MINUTE = 60_000;

export const DEFAULT_POLICY: DispatchPolicy = {
  leaseMs: 15_000,
  unknownAfterMs: 10 * MINUTE,
  backoffMs: [MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 180 * MINUTE],
  probeMs: 5 * MINUTE,
  gatherMs: 0,
  pollMs: 5_000,
};

/** What an operator must hear of. Ids and codes only, no names and no addresses. */
export type DispatchEvent =
  | { kind: 'circuit-opened'; channel: Channel; error: string }
  | { kind: 'circuit-closed'; channel: Channel }
  | { kind: 'refused'; channel: Channel; message: number; error: string }
  | { kind: 'address-stopped'; channel: Channel; message: number }
  | { kind: 'sms-quota'; authority: string; spent: boolean }
  | { kind: 'unknown-twice'; channel: Channel; message: number; error: string }
  | { kind: 'failed'; error: string };

export type DispatchDeps = {
  db: Db;
  /** A channel without a transport: its deliveries wait. */
  email: EmailTransport | null;
  sms: SmsTransport | null;
  zalo?: ZaloTransport | null;
  keys: SigningKeys;
  /** Where links lead to, without a slash at the end. */
  publicUrl: string;
  /** What a message's own return path is made of; without it the sender's address is the return path. */
  bounceAddress?: string | null;
  /** Right-hand side of the Message-ID. */
  mailDomain: string;
  /** Where a code is typed in; told in `opened`. */
  codePage?: string;
  now: () => Instant;
  /** Different for each process; made when left out. */
  token?: string;
  limits: Limits;
  /** The registered template and its values for a Zalo notification; null: none is registered for these notices. */
  renderZalo?: (input: MessageInput) => ZaloWords | null;
  policy?: Partial<DispatchPolicy>;
  /** What a process remembers from pass to pass; without it everybody is looked at in each. */
  waits?: Waits;
  report?: (event: DispatchEvent) => void;
};

/** What became of one message: `given-up`, a fact came before it left; `lost`, another process has it. */
export type SendResult = Outcome['kind'] | 'given-up' | 'lost';

/** What one pass did. */
export type PassResult = {
  sent: number;
  deferred: number;
  refused: number;
  unknown: number;
  superseded: number;
  expired: number;
  /** Deliveries without any address. */
  undeliverable: number;
  /** People for whom something rests on what another had not been told when it was their turn. */
  held: number;
  /** The next instant at which there may be something to do; null: not before something is posted. */
  nextAt: Instant | null;
};

export function newPassResult(): PassResult {
  return { sent: 0, deferred: 0, refused: 0, unknown: 0, superseded: 0, expired: 0, undeliverable: 0, held: 0, nextAt: null };
}

/** Counts what became of one message. */
export function addOutcome(result: PassResult, became: SendResult): void {
  if (became === 'accepted') result.sent += 1;
  else if (became === 'deferred' || became === 'our-fault') result.deferred += 1;
  else if (became === 'refused' || became === 'unknown') result[became] += 1;
  else if (became === 'given-up') result.superseded += 1;
}
