import type { Instant } from '../../domain/dates';
import type { Outcome } from '../outcome';

/** One SMS to one mobile number (`+84…`). `requestId` (≤ 50 characters) is equal on each attempt. */
export type Sms = { to: string; text: string; requestId: string; date: Instant };

/**
 * A way to send SMS. `send` answers with an outcome and never throws. `knowsRepeats`: the provider drops a second request
 * with the same id, so an attempt whose outcome is unknown may be repeated.
 */
export type SmsTransport = {
  lanes: number;
  knowsRepeats: boolean;
  send: (sms: Sms) => Promise<Outcome>;
  close: () => Promise<void>;
};
