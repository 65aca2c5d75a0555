import type { Page } from 'playwright-core';
import { until } from '../../faults/until';
import type { Received, SmtpSink } from '../../support/smtp-sink';

/** The first mail to somebody that says `words`, in its subject or text. */
export async function mailTo(sink: SmtpSink, to: string, words: string): Promise<Received> {
  const isIt = ({ to: people, mail }: Received) => people.includes(to) && `${mail.subject}\n${mail.text}`.includes(words);
  const told = () => sink.received.map(({ to: people, mail }) => `${people.join()}: ${mail.subject}`).join('\n');
  return until(`a mail “${words}” to ${to}`, () => sink.received.find(isIt) ?? null, told);
}

/** The link a person presses in a mail to answer. */
export function linkIn({ mail }: Received): string {
  const [link] = /http:\/\/\S+\/l\/[\w.~-]+/.exec(mail.text ?? '') ?? [];
  if (!link) throw new Error(`no link to answer in “${mail.subject}”\n${mail.text}`);
  return link;
}

/** Reports a task as done on the page behind a mail, as often as the page asks for it. */
export async function complete(page: Page, doneOn: string): Promise<void> {
  await sent(page, 'Báo cáo hoàn thành', async () => {
    await page.locator('input[value=completed]').check();
    await page.getByLabel('Ngày hoàn thành').fill(doneOn);
    await page.getByLabel('Tôi xác nhận nội dung').check();
    await page.getByRole('button', { name: 'Gửi' }).click();
  });
}

/** Takes back what has just been said, from its receipt. */
export async function takeBack(page: Page): Promise<void> {
  await sent(page, 'Thu hồi', async () => {
    const undo = page.locator('.undo').first();
    if (!(await undo.getByRole('checkbox').isVisible())) await undo.locator('summary').click();
    await undo.getByRole('checkbox').check();
    await undo.getByRole('button', { name: 'Thu hồi' }).click();
  });
}

/**
 * Sends a form until its receipt has these words. One sent as fast as machines send is asked for once more: a person reads
 * first, and so the page is as old as reading takes.
 */
async function sent(page: Page, words: string, send: () => Promise<void>): Promise<void> {
  let shown = '';
  const isRecorded = async () => {
    await until('the page is read', () => page.evaluate<boolean>('performance.now() > 2_100'));
    await send();
    shown = await page.locator('main').innerText();
    return (await page.locator('.done').allInnerTexts()).join(' ').includes(words);
  };
  await until(`“${words}” is recorded`, isRecorded, () => shown);
}
