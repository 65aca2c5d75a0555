import type { BrowserContextOptions, Page } from 'playwright-core';
import { planYaml } from '../../../config/write-plan';
import { describeInBrowser, overflowOf } from '../support';
import { planOf } from './a-commune';
import { complete, linkIn, mailTo, takeBack } from './answer-mail';
import { aRunningSystem, type RunningSystem } from './a-running-system';
import { sendBack } from './desk';
import { isAt, pressOn, tabTo, unfold } from './keyboard';
import { ADMINISTRATOR, checkRehearseStart, goToNewPlan, logIn, makeAdministrator } from './walk-wizard';

const TIME = 150_000;
const LAN = 'lan-officer@tan-hoa.example';
const DOAN = 'doan-officer@tan-hoa.example';
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const WORK = 'Xây dựng chuyên mục';
const REASON = 'Đề nghị bổ sung minh chứng là địa chỉ các bài đã đăng.';

describeInBrowser('a commune’s year in the browser', () => {
  let world: RunningSystem;
  let desk: Page;

  beforeAll(async () => {
    world = await aRunningSystem();
    desk = await world.open();
  }, TIME);
  afterAll(() => world?.close());

  it(
    'an administrator opens the printed link, prepares the year from last year’s plan and starts it; the first reminder leaves',
    async () => {
      await makeAdministrator(desk, world.system);
      await goToNewPlan(desk);
      await desk.getByLabel('Năm mới').fill(String(world.commune.thisYear));
      await desk.getByRole('button', { name: 'Chép sang năm mới' }).click();
      await desk.getByRole('link', { name: 'Sang bước Kiểm tra', exact: true }).click();
      await checkRehearseStart(desk);
      const reminder = await mailTo(world.sink, LAN, 'Nhắc việc');
      expect(reminder.mail.text).toContain(WORK);
    },
    TIME,
  );

  it(
    'an officer with a telephone completes, takes it back and completes again; the coordinator returns it, and the unit is told why',
    () => answers(LAN, PHONE),
    TIME,
  );

  it(
    'the coordinator finds a late task and returns a completion with nothing but the keyboard, and sees where the focus is',
    async () => {
      const returned = await mailTo(world.sink, LAN, REASON);
      const phone = await world.open(PHONE);
      await phone.goto(linkIn(returned));
      await complete(phone, world.commune.today);
      await phone.context().close();

      const page = await world.open();
      await page.goto('/login');
      await tabTo(page, 'Địa chỉ thư điện tử');
      await page.keyboard.type(ADMINISTRATOR.email);
      await tabTo(page, 'Mật khẩu');
      await page.keyboard.type(ADMINISTRATOR.password);
      await pressOn(page, 'Đăng nhập');
      await isAt(page, 'Hôm nay');

      await pressOn(page, /^2\. Tổ chức hội nghị/);
      expect(await page.locator('main').innerText()).toContain('quá hạn');
      await pressOn(page, 'Hôm nay');
      await isAt(page, 'Hôm nay');
      await pressOn(page, /Xây dựng chuyên mục/);
      if (!(await page.getByLabel('Lý do').first().isVisible())) await unfold(page, 'Trả lại kết quả');
      await tabTo(page, 'Lý do');
      await page.keyboard.type(REASON);
      await pressOn(page, 'Trả lại kết quả');
      await page.locator('.done', { hasText: 'trả lại kết quả' }).waitFor();
      await page.context().close();
    },
    TIME,
  );

  it(
    'all of it goes without JavaScript: a plan from a file, checked, rehearsed, started, answered, taken back and returned',
    async () => {
      const { register, thisYear, today } = world.commune;
      const page = await world.open({ javaScriptEnabled: false });
      await logIn(page);
      await goToNewPlan(page);
      const text = planYaml(planOf(register, { slug: 'tu-tep', year: thisYear, lead: 'doan' }, today), register);
      await page
        .getByLabel('Tệp kế hoạch')
        .setInputFiles({ name: 'ke-hoach.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) });
      await page.getByRole('button', { name: 'Nạp và kiểm tra' }).click();
      await checkRehearseStart(page);
      desk = page;
      await answers(DOAN, { ...PHONE, javaScriptEnabled: false });
    },
    TIME,
  );

  /** What an officer and the desk do about the officer's first reminder. */
  async function answers(officer: string, machine: BrowserContextOptions): Promise<void> {
    const { sink, commune } = world;
    const phone = await world.open(machine);
    await phone.goto(linkIn(await mailTo(sink, officer, 'Nhắc việc')));
    expect(await overflowOf(phone)).toBe(0);
    await complete(phone, commune.today);
    await takeBack(phone);
    await complete(phone, commune.today);
    await phone.context().close();
    await sendBack(desk, WORK, REASON);
    await mailTo(sink, officer, REASON);
  }
});
