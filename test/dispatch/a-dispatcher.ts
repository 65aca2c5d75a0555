import { loadLimits } from '../../config/load-limits';
import type { EmailTransport, Mail } from '../../channels/email/email-transport';
import type { Outcome } from '../../channels/outcome';
import type { SmsTransport, Sms } from '../../channels/sms/sms-transport';
import type { Instant } from '../../domain/dates';
import type { Notice } from '../../domain/notice';
import type { Officer } from '../../domain/unit';
import { instantAt } from '../../domain/zone';
import type { DispatchDeps, DispatchEvent } from '../../dispatch/dispatch-deps';
import type { Db } from '../../store/database';
import { findDeliveries } from '../../store/find-deliveries';
import { findMessages, type MessageRow } from '../../store/find-messages';
import { postNotices } from '../../store/post-notices';
import { aPlan, lan, toPerson } from '../support/a-world-of-rows';

/** Friday 28/05/2027, eight in the morning: the due day 31/05 is the next working day. */
export const FRIDAY = instantAt('2027-05-28', '08:00');
export const MINUTE = 60_000;

/** The outside world: a mail server that answers what it is told to and keeps what it accepted. */
export type Outside = {
  mails: Mail[];
  texts: Sms[];
  answers: Outcome[];
  textAnswers: Outcome[];
  /** Called while a mail is under way. */
  meanwhile: (mail: Mail) => Promise<void>;
  events: DispatchEvent[];
  deps: DispatchDeps;
};

export const ACCEPTED: Outcome = { kind: 'accepted', reference: 'r' };

export function anOutside(db: Db, lanes = 2): Outside {
  const outside: Outside = {
    mails: [],
    texts: [],
    answers: [],
    textAnswers: [],
    meanwhile: () => Promise.resolve(),
    events: [],
    deps: {} as DispatchDeps,
  };
  const email: EmailTransport = {
    name: 'test',
    lanes,
    send: async (mail) => {
      outside.mails.push(mail);
      await outside.meanwhile(mail);
      return outside.answers.shift() ?? ACCEPTED;
    },
    close: () => Promise.resolve(),
  };
  const sms: SmsTransport = {
    name: 'test',
    lanes: 1,
    knowsRepeats: true,
    send: async (text) => {
      outside.texts.push(text);
      return outside.textAnswers.shift() ?? ACCEPTED;
    },
    close: () => Promise.resolve(),
  };
  outside.deps = {
    db,
    email,
    sms,
    keys: { current: 'k1', secrets: { k1: 'a secret that is long enough for tests' } },
    publicUrl: 'https://dondoc.tan-hoa.example',
    mailDomain: 'tan-hoa.example',
    limits: loadLimits(),
    now: () => FRIDAY,
    report: (event) => outside.events.push(event),
  };
  return outside;
}

/** Posts notices of a plan to persons, by e-mail unless the notice says otherwise. */
export async function post(
  db: Db,
  at: Instant,
  notices: readonly Notice[],
  persons: readonly Officer[] = [lan],
  planId = aPlan().id,
): Promise<void> {
  const order = { planId, at, handledOn: null, factsThrough: 0, changesTold: 0, closes: false, notices };
  const deliveries = notices.flatMap((notice) =>
    persons.flatMap((person) => notice.channels.map((channel) => toPerson(notice, person, channel))),
  );
  await postNotices(db, order, deliveries);
}

export async function deliveryStates(db: Db, key: string): Promise<string[]> {
  return (await findDeliveries(db)).filter(({ notice }) => notice.key === key).map(({ state }) => state);
}

export async function onlyMessage(db: Db): Promise<MessageRow> {
  const messages = await findMessages(db);
  expect(messages).toHaveLength(1);
  return messages[0] as MessageRow;
}
