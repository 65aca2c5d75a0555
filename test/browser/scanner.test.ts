import type { Page } from 'playwright-core';
import { aMail, aReminder, LAN, type Mail } from '../web/answer/a-mail';
import { aBrowserWorld, axe, describeInBrowser, overflowOf, type BrowserWorld } from './support';

const NOW = Date.parse('2026-05-28T09:14:00+07:00');
const TIME = 120_000;
const PHONE = { width: 360, javaScriptEnabled: false };

describeInBrowser('a link in a mail', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await aBrowserWorld(Date.parse('2026-04-01T08:00:00+07:00'));
    world.clock.now = NOW;
  }, TIME);
  afterAll(() => world?.close());

  // A reminder, and a receipt page with something that could be taken back.
  async function mails(): Promise<Mail[]> {
    const items = [
      { task: '5', key: '2026-05', lead: 'trung-tam-vhtt' },
      { task: '5', key: '2026-04', lead: 'trung-tam-vhtt' },
      { task: '3', key: null, lead: 'phong-vhxh', what: 'partner' as const },
    ];
    const many = await aMail(world, { unit: 'trung-tam-vhtt', person: LAN, notices: [{ kind: 'opened', items }] });
    return [await aReminder(world), many];
  }

  const said = async () =>
    (await world.database.db.query('select (select count(*) from fact) + (select count(*) from audit) as n')).rows[0].n;

  it(
    'is not used by machines that follow it, run its scripts, press its buttons and submit its forms as they are',
    async () => {
      await sayOnce();
      const before = await said();
      for (const { url } of await mails()) {
        for (let time = 0; time < 50; time += 1) expect((await world.anybody.get(url)).statusCode).toBe(200);
        for (const method of ['HEAD', 'OPTIONS'] as const)
          await world.web.inject({ method, url, headers: world.anybody.headers });
        for (const address of await addressesBehind(url)) {
          await pressEverything(address);
          await submitEverything(address);
        }
        expect((await world.anybody.get(url)).statusCode).toBe(200);
      }
      expect(await said()).toBe(before);
    },
    TIME * 3,
  );

  it(
    'serves a person on a telephone, without any script: done, taken back, done again',
    async () => {
      const { url } = await aReminder(world, { notices: [{ items: [{ task: '5', key: '2026-03', lead: 'trung-tam-vhtt' }] }] });
      const before = Number(await said());
      const page = await world.open(null, PHONE);
      await page.goto(url);
      expect(await overflowOf(page)).toBe(0);
      await complete(page);
      expect(await page.textContent('.done')).toContain('Báo cáo hoàn thành');
      await page.click('.done summary');
      await page.check('.done input[type=checkbox]');
      world.clock.now += 10_000;
      await page.click('.done button');
      expect(await page.textContent('.done')).toContain('Thu hồi');
      await complete(page);
      expect(await page.textContent('.done')).toContain('Báo cáo hoàn thành');
      // Three facts, each with its row of the audit.
      expect(Number(await said()) - before).toBe(6);
      await page.context().close();
    },
    TIME,
  );

  it(
    'shows pages in which axe finds nothing, with a form that came back too',
    async () => {
      for (const { url } of await mails())
        for (const address of await addressesBehind(url)) {
          const page = await world.open(null, { width: 360, bypassCSP: true });
          await page.goto(address);
          expect([address.split('/').length, await axe(page)]).toEqual([address.split('/').length, []]);
          const way = await page.$('input[value=completed]');
          if (way) {
            await way.check();
            await page.click('form.answer button');
            expect(await page.textContent('.alert')).toContain('chưa được ghi nhận');
            expect(await axe(page)).toEqual([]);
          }
          await page.context().close();
        }
    },
    TIME * 2,
  );

  it(
    'works by keyboard alone',
    async () => {
      const { url } = await aReminder(world, { notices: [{ items: [{ task: '5', key: '2026-02', lead: 'trung-tam-vhtt' }] }] });
      const page = await world.open();
      await page.goto(url);
      await page.focus('input[name=choice]');
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      expect(await page.isChecked('input[value=acknowledged]')).toBe(true);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      world.clock.now += 10_000;
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.done');
      expect(await page.textContent('.done')).toContain('Đã tiếp nhận nhiệm vụ');
      await page.context().close();
    },
    TIME,
  );

  async function sayOnce(): Promise<void> {
    const { url } = await aReminder(world);
    const page = await world.open(null, PHONE);
    await page.goto(url);
    await page.check('input[value=acknowledged]');
    await page.check('.sure input');
    world.clock.now += 10_000;
    await page.click('form.answer button');
    await page.context().close();
  }

  async function complete(page: Page): Promise<void> {
    await page.check('input[value=completed]');
    await page.fill('input[name=completed-doneOn]', '2026-05-27');
    await page.check('.sure input');
    world.clock.now += 10_000;
    await page.click('form.answer button');
  }

  async function addressesBehind(url: string): Promise<string[]> {
    const { body } = await world.anybody.get(url);
    return [url, ...[...body.matchAll(/class="thing" href="([^"]+)"/g)].map(([, to = '']) => to)];
  }

  async function pressEverything(url: string): Promise<void> {
    const page = await world.open();
    await page.goto(url, { waitUntil: 'networkidle' });
    const count = await page.locator('button, summary, input[type=submit]').count();
    for (let place = 0; place < count; place += 1) {
      world.clock.now += 5_000;
      await page.goto(url);
      await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
      await page.locator('button, summary, input[type=submit]').nth(place).click({ timeout: 5_000 });
      await page.waitForLoadState();
    }
    await page.context().close();
  }

  // `submit()` asks no validation of the browser.
  async function submitEverything(url: string): Promise<void> {
    const page = await world.open();
    await page.goto(url);
    const count = await page.locator('form').count();
    for (let place = 0; place < count; place += 1) {
      world.clock.now += 5_000;
      await page.goto(url);
      await Promise.all([
        page.waitForNavigation(),
        page.evaluate(`HTMLFormElement.prototype.submit.call(document.forms[${place}])`),
      ]);
    }
    await page.context().close();
  }
});
