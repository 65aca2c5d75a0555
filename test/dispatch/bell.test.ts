import { createBell } from '../../dispatch/bell';

const LONG = 60_000;

it('wakes whoever waits, and whoever was busy when it rang', async () => {
  const bell = createBell(new AbortController().signal);
  const heard = bell.rung(LONG);
  bell.ring();
  await heard;
  bell.ring();
  await bell.rung(LONG);
});

it('is heard once however often it rang, and at the latest after the time given', async () => {
  const bell = createBell(new AbortController().signal);
  bell.ring();
  bell.ring();
  await bell.rung(LONG);
  const from = performance.now();
  await bell.rung(30);
  expect(performance.now() - from).toBeGreaterThan(20);
});

it('keeps nobody waiting once all is to end', async () => {
  const controller = new AbortController();
  const bell = createBell(controller.signal);
  controller.abort();
  await bell.rung(LONG);
  await bell.rung(LONG);
  await createBell(controller.signal).rung(LONG);
});
