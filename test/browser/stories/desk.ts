import type { Page } from 'playwright-core';

/** The coordinator sends a completion back from the page of today, with a reason. */
export async function sendBack(page: Page, title: string, reason: string): Promise<void> {
  await page.goto('/');
  await page.locator('section[aria-labelledby=waiting]').getByRole('link', { name: title }).click();
  const form = page.locator('form[action$="/return"]');
  const summary = page.locator('summary', { hasText: 'Trả lại kết quả' });
  if (!(await form.isVisible())) await summary.click();
  await form.getByLabel('Lý do').fill(reason);
  await form.getByRole('button', { name: 'Trả lại kết quả' }).click();
  await page.locator('.done', { hasText: 'trả lại kết quả' }).waitFor();
}
