import type { Instant } from '../../domain/dates';
import type { Asked, Outcome, Report } from '../outcome';

/** One Zalo notification (ZNS) to the account of one mobile number (`+84…`): a registered template and its values. */
export type Zns = { to: string; template: string; params: Readonly<Record<string, string>>; requestId: string; date: Instant };

/** A way to send Zalo notifications. As with SMS; its request id promises nothing, so nothing is ever repeated blindly. */
export type ZaloTransport = {
  name: string;
  lanes: number;
  knowsRepeats: boolean;
  send: (zns: Zns) => Promise<Outcome>;
  report?: (asked: Asked) => Promise<Report>;
  close: () => Promise<void>;
};
