import type { Instant } from '../../domain/dates';
import type { Asked, Outcome, Report } from '../outcome';

/** One SMS to one mobile number (`+84…`). `requestId` (≤ 50 characters) is equal on each attempt. */
export type Sms = { to: string; text: string; requestId: string; date: Instant };

/**
 * A way to send SMS. `send` and `report` answer and never throw. `knowsRepeats`: the provider drops a second request with
 * the same id, so an attempt whose outcome is unknown may be repeated. Without `report` the provider cannot be asked.
 */
export type SmsTransport = {
  /** Short name of the provider: `esms`, `kannel`, `file`, … */
  name: string;
  lanes: number;
  knowsRepeats: boolean;
  send: (sms: Sms) => Promise<Outcome>;
  report?: (asked: Asked) => Promise<Report>;
  close: () => Promise<void>;
};
