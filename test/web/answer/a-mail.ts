import type { Notice } from '../../../domain/notice';
import { codeHash, linkCode, linkToken, newLinkId, type SigningKeys } from '../../../store/link-token';
import type { TestWeb } from '../../support/a-web';

export type Mail = { token: string; url: string; code: string; linkId: string; message: number };

type Told = Partial<Notice> & Pick<Notice, 'items'>;
type Given = {
  unit: string;
  person: string;
  notices: Told[];
  sentAt?: number;
  expiresAt?: number;
  epoch?: number;
  keys?: SigningKeys;
};

let mails = 0;

/** A message that was sent ten minutes ago, with its link: as the dispatcher leaves it in the database. */
export async function aMail(world: TestWeb, given: Given): Promise<Mail> {
  const { db } = world.database;
  const keys = given.keys ?? world.deps.keys;
  const { unit, person, sentAt = world.clock.now - 600_000, expiresAt = world.clock.now + 30 * 86_400_000 } = given;
  const { rows } = await db.query<{ id: number }>(
    `insert into message (authority, person, unit, channel, address, state, message_id, subject, text, html, created_at, sent_at)
     values ('tan-hoa', $1, $2, 'email', 'a@b.example', 'accepted', $3, 's', 't', 'h', $4, $4) returning id`,
    [person, unit, `m${(mails += 1)}`, new Date(sentAt)],
  );
  const message = rows[0]?.id ?? 0;
  for (const [index, told] of given.notices.entries()) {
    const key = `notice-${mails}-${index}`;
    const notice = {
      key,
      kind: 'reminder',
      to: { unit, as: 'lead', positions: ['officer'] },
      channels: ['email'],
      rung: 'before-3',
      ...told,
    };
    await db.query(
      `insert into notice (key, plan, authority, kind, moment_on, at, valid_until, data)
       values ($1, $2, 'tan-hoa', $3, '2026-05-26', $4, $4, $5)`,
      [key, world.planId, notice.kind, new Date(sentAt), JSON.stringify(notice)],
    );
    await db.query(
      `insert into delivery (notice, person, channel, authority, state, message) values ($1, $2, 'email', 'tan-hoa', 'told', $3)`,
      [key, person, message],
    );
  }
  const id = newLinkId();
  const kid = keys.current;
  const code = linkCode(keys, { kid, id });
  await db.query(
    `insert into link (id, kid, purpose, message, unit, person, epoch, expires_at, code_hash) values ($1, $2, 'answer', $3, $4, $5, $6, $7, $8)`,
    [id, kid, message, unit, person, given.epoch ?? 1, new Date(expiresAt), codeHash(keys, kid, code)],
  );
  const token = linkToken(keys, { kid, id, purpose: 'answer' });
  return { token, url: `/l/${token}`, code, linkId: id, message };
}

/** The reminder of the monthly programme, to the officer of the centre that leads it. */
export function aReminder(world: TestWeb, more: Partial<Given> = {}): Promise<Mail> {
  const items = [{ task: '5', key: '2026-05', lead: 'trung-tam-vhtt' }];
  return aMail(world, { unit: 'trung-tam-vhtt', person: LAN, notices: [{ items }], ...more });
}

export const LAN = 'trung-tam-vhtt.officer';

/** The hidden fields of a page's answer form, and where it is sent. */
export function formOn(body: string): { action: string; fields: Record<string, string> } {
  const form = /<form class="answer"[\s\S]*?<\/form>/.exec(body)?.[0] ?? '';
  const action = /action="([^"]+)"/.exec(form)?.[1] ?? '';
  return { action, fields: hiddenIn(form) };
}

/** The form that takes back the first thing that can be. */
export function undoOn(body: string): { action: string; fields: Record<string, string> } | null {
  const form = /<form method="post" action="([^"]+\/withdraw)">[\s\S]*?<\/form>/.exec(body);
  return form ? { action: form[1] ?? '', fields: hiddenIn(form[0]) } : null;
}

function hiddenIn(form: string): Record<string, string> {
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)];
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value]));
}
