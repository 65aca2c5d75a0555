/** The pictures: name, width in CSS pixels, and how one gets there. `stranger`: somebody without an account, by a link. */
export const PICTURES = [
  { name: 'log-in', width: 1280, height: 640, by: 'stranger', go: ({ page }) => page.goto('/login') },
  { name: 'today', width: 1280, go: ({ page, authorityUrl }) => page.goto(`${authorityUrl}/today`) },
  { name: 'year-grid', width: 1280, height: 840, go: openGrid },
  { name: 'statistics', width: 1280, go: ({ page, authorityUrl }) => page.goto(`${authorityUrl}/statistics`) },
  { name: 'overview', width: 1280, go: ({ page, authorityUrl }) => page.goto(`${authorityUrl}/overview`) },
  { name: 'occurrence', width: 1280, height: 440, go: openLate },
  { name: 'answer', width: 360, height: 740, by: 'stranger', go: chooseDone },
  { name: 'receipt', width: 360, height: 740, by: 'stranger', go: acknowledge },
  { name: 'check', width: 1280, go: copyPlan },
  { name: 'rehearsal', width: 1280, height: 720, go: rehearse },
];

async function openGrid({ page, authorityUrl }) {
  await page.goto(`${authorityUrl}/grid`);
  await page.locator('.legend').evaluate((legend) => legend.scrollIntoView());
}

async function openLate({ page, authorityUrl }) {
  await page.goto(`${authorityUrl}/today`);
  await page.locator('section[aria-labelledby=late] tbody a').first().click();
  await page.waitForURL(/occurrences/);
  await page
    .locator('section[aria-labelledby=why] h3')
    .nth(1)
    .evaluate((head) => head.scrollIntoView());
}

// The newest mail about something late; one about a single task opens its form at once, another lists its tasks.
async function openMail({ page, mails }) {
  const { text } = mails.findLast(({ subject }) => subject.includes('Quá hạn'));
  await page.goto(/http:\/\/\S+\/l\/[\w.~-]+/.exec(text)[0]);
  const first = page.locator('a.thing').first();
  if (await first.count()) await first.click();
  await page.locator('form.answer').waitFor();
}

async function chooseDone({ page, mails }) {
  await openMail({ page, mails });
  await page.locator('input[value=completed]').check();
  await page.locator('form.answer').evaluate((form) => form.scrollIntoView());
}

async function acknowledge({ page, mails }) {
  await openMail({ page, mails });
  await page.locator('input[value=acknowledged]').check();
  await page.getByLabel('Tôi xác nhận nội dung').check();
  // A form sent faster than a person reads is asked for once more.
  await page.waitForFunction(() => performance.now() > 2_500);
  await page.getByRole('button', { name: 'Gửi' }).click();
  await page.locator('.done').waitFor();
}

async function copyPlan({ page, authorityUrl }) {
  await page.goto(`${authorityUrl}/plans/new`);
  await page.getByRole('button', { name: 'Chép sang năm mới' }).click();
  await page.getByRole('link', { name: 'Sang bước Kiểm tra', exact: true }).click();
  await page.waitForURL(/\/check$/);
}

async function rehearse({ page, authorityUrl }) {
  await copyPlan({ page, authorityUrl });
  await page.getByRole('link', { name: 'Sang bước Chạy thử' }).click();
  await page.getByRole('button', { name: 'Chạy thử' }).click();
  await page.getByRole('heading', { name: /Từng thư, tin nhắn/ }).waitFor({ timeout: 120_000 });
}
