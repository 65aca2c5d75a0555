import type { Page } from 'playwright-core';
import type { DondocProcess } from '../../faults/dondoc-process';
import { until } from '../../faults/until';

export const ADMINISTRATOR = { name: 'Trần Văn Minh', email: 'minh@tan-hoa.example', password: 'mưa rào tháng bảy trên đồi' };

/** Opens the link the start printed and makes the first administrator, who follows plans too. */
export async function makeAdministrator(page: Page, system: DondocProcess): Promise<void> {
  const link = await until('the printed link', () => /(http\S+\/setup\/\S+)/.exec(system.output())?.[1] ?? null, system.output);
  await page.goto(link);
  await page.getByLabel('Họ và tên').fill(ADMINISTRATOR.name);
  await page.getByLabel('Địa chỉ thư điện tử').fill(ADMINISTRATOR.email);
  const [password, repeated] = [page.locator('input[type=password]').nth(0), page.locator('input[type=password]').nth(1)];
  await password.fill(ADMINISTRATOR.password);
  await repeated.fill(ADMINISTRATOR.password);
  await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
}

export async function logIn(page: Page): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('Địa chỉ thư điện tử').fill(ADMINISTRATOR.email);
  await page.getByLabel('Mật khẩu').fill(ADMINISTRATOR.password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

/** By the menu to the first step of a new year’s plan. */
export async function goToNewPlan(page: Page): Promise<void> {
  await openMenu(page);
  await page.getByRole('link', { name: 'Kế hoạch', exact: true }).first().click();
  await page.getByRole('link', { name: 'Lập kế hoạch năm mới' }).first().click();
}

/** From the check to the start: rehearses, ticks, starts. What the document leaves open stays for later. */
export async function checkRehearseStart(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Sang bước Chạy thử' }).click();
  await page.getByRole('button', { name: 'Chạy thử' }).click();
  await page.getByRole('heading', { name: /Từng thư, tin nhắn/ }).waitFor();
  await page.getByRole('link', { name: 'Sang bước Bắt đầu' }).click();
  await page.getByLabel('Tôi đã kiểm tra').check();
  await page.getByRole('button', { name: 'Bắt đầu theo dõi' }).click();
  await page.locator('.done', { hasText: 'đã được đưa vào theo dõi' }).waitFor();
}

async function openMenu(page: Page): Promise<void> {
  const menu = page.locator('.menu summary');
  if (await menu.isVisible()) await menu.click();
}
