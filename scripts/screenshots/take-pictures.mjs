import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { PICTURES } from './pictures.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PERSON = { name: 'Trần Văn Minh', email: 'minh@tan-hoa.example', password: 'mưa rào tháng bảy trên đồi' };

/** Takes each picture of the table, and says how large it is. */
export async function takePictures({ planId, mails, setupUrl, publicUrl, folder, only, look }) {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
    // Date fields follow the language of the program, not of the page.
    env: { ...process.env, LANGUAGE: 'vi' },
  });
  try {
    const options = { baseURL: publicUrl, locale: 'vi-VN', colorScheme: look.dark ? 'dark' : 'light' };
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await logInAtFirst(page, setupUrl);
    const stranger = await (await browser.newContext(options)).newPage();
    for (const { name, width, height, by, go } of PICTURES) {
      if (only && !only.includes(name)) continue;
      const who = by === 'stranger' ? stranger : page;
      await who.setViewportSize({ width: look.width ?? width, height: height ?? 860 });
      await go({ page: who, planUrl: `/a/${planId.replace('/', '/plans/')}`, authorityUrl: `/a/${planId.split('/')[0]}`, mails });
      const path = join(folder, `${name}.png`);
      await who.screenshot({ path, fullPage: look.full, animations: 'disabled', caret: 'hide' });
      console.log(`${name}.png  ${Math.round(statSync(path).size / 1024)} KB`);
    }
  } finally {
    await browser.close();
  }
}

async function logInAtFirst(page, setupUrl) {
  await page.goto(setupUrl);
  await page.getByLabel('Họ và tên').fill(PERSON.name);
  await page.getByLabel('Địa chỉ thư điện tử').fill(PERSON.email);
  for (const field of await page.locator('input[type=password]').all()) await field.fill(PERSON.password);
  await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/setup'));
}

function findChromium() {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error('No Chromium on PATH; apt-get install chromium');
  return found;
}
