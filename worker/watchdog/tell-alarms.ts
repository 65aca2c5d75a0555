import { createHash } from 'node:crypto';
import type { EmailTransport } from '../../channels/email/email-transport';
import type { Instant } from '../../domain/dates';
import type { Alarm } from '../../store/alarms';
import type { Db } from '../../store/database';
import { findSetting, saveSetting } from '../../store/settings';

/** Whom to tell by e-mail; `mailDomain` is the right-hand side of the Message-ID. */
export type Telling = { email: EmailTransport; to: string; mailDomain: string };

/** An alarm that stands since an instant. */
export type Standing = Alarm & { raisedAt: Instant };

const TOLD = 'alarms-told';

/**
 * Tells each alarm once, and once that all is well again. What has been told is kept in the database: a watchdog that is
 * started anew does not repeat it, and what could not be sent is tried at the next look. Returns why it could not be, or null.
 */
export async function tellAlarms(db: Db, telling: Telling, standing: readonly Standing[], now: Instant): Promise<string | null> {
  const told = await findTold(db);
  const fresh = standing.filter(({ cause, raisedAt }) => told[cause] !== raisedAt);
  const isOver = standing.length === 0 && Object.keys(told).length > 0;
  if (fresh.length === 0 && !isOver) return null;
  const failure = await sendAlarms(telling, fresh, now);
  if (failure !== null) return failure;
  await saveSetting(db, TOLD, isOver ? {} : withTold(told, fresh));
  return null;
}

/** Notes that an alarm has been told without the database, so that its end is told too. */
export async function noteTold(db: Db, alarm: Standing): Promise<void> {
  await saveSetting(db, TOLD, withTold(await findTold(db), [alarm]));
}

/** One mail about these alarms; without any: that all is well. Returns why it was not sent, or null. */
export async function sendAlarms(
  { email, to, mailDomain }: Telling,
  alarms: readonly Standing[],
  now: Instant,
): Promise<string | null> {
  const { subject, text } = wordsOf(alarms);
  const about = JSON.stringify([to, now, alarms.map(({ cause, raisedAt }) => [cause, raisedAt])]);
  const outcome = await email.send({
    to: { name: 'Người quản trị Đôn Đốc', address: to },
    subject,
    text,
    html: `<pre>${text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</pre>`,
    messageId: `canh-bao-${createHash('sha256').update(about).digest('hex').slice(0, 32)}@${mailDomain}`,
    references: null,
    date: now,
  });
  return outcome.kind === 'accepted' ? null : outcome.error;
}

/** By cause: since when the alarm stands that was told last. */
type Told = Readonly<Record<string, Instant>>;

async function findTold(db: Db): Promise<Told> {
  return ((await findSetting(db, TOLD)) ?? {}) as Told;
}

function withTold(told: Told, alarms: readonly Standing[]): Told {
  return { ...told, ...Object.fromEntries(alarms.map(({ cause, raisedAt }) => [cause, raisedAt])) };
}

function wordsOf(alarms: readonly Standing[]): { subject: string; text: string } {
  const [first] = alarms;
  if (!first) {
    const text = 'Các cảnh báo đã gửi trước đây không còn. Hệ thống hoạt động bình thường.';
    return { subject: '[Đôn Đốc] Đã hết cảnh báo', text };
  }
  const subject = alarms.length > 1 ? `${alarms.length} cảnh báo` : first.words.replace(/\p{Cc}+/gu, ' ').slice(0, 120);
  const text = alarms.map(({ cause, words, mend }) => `${words}\nCần làm: ${mend}\n(mã: ${cause})`).join('\n\n');
  return { subject: `[Đôn Đốc] Cảnh báo: ${subject}`, text: `${text}\n\nXem các cảnh báo đang có: lệnh dondoc alarms.` };
}
