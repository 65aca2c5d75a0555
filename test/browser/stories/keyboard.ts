import type { Page } from 'playwright-core';

/** More stops than any page has. */
const MOST = 150;

type Focus = { kind: string; name: string; isSeen: boolean; where: string };

/** Goes on with Tab until the focus is on what is called `name`; every stop on the way must be seen. */
export async function tabTo(page: Page, name: string | RegExp, ...kinds: string[]): Promise<void> {
  const stops: string[] = [];
  for (let stop = 0; stop < MOST; stop += 1) {
    const focus = await page.evaluate<Focus | null>(FOCUS);
    if (focus && focus.kind !== 'body') {
      if (!focus.isSeen) throw new Error(`nobody sees the focus on “${focus.name}” (${focus.where}) of ${page.url()}`);
      if (isCalled(focus, name) && (kinds.length === 0 || kinds.includes(focus.kind))) return;
      stops.push(focus.name);
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`no Tab leads to “${name}” on ${page.url()}: ${stops.join(' · ')}`);
}

/** Goes to what is called `name`, a link or a button, presses Enter and waits for the page it leads to. */
export async function pressOn(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name, 'a', 'button');
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
}

/** Opens what lies closed under a heading. */
export async function unfold(page: Page, heading: string): Promise<void> {
  await tabTo(page, heading, 'summary');
  await page.keyboard.press('Space');
}

/** Waits for the page with this heading. */
export async function isAt(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

function isCalled({ name }: Focus, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? name === wanted : wanted.test(name);
}

// Seen: an outline, inside the window, with some size.
const FOCUS = `(() => {
  const one = document.activeElement;
  if (!one) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  const { top, bottom, left, right, width, height } = one.getBoundingClientRect();
  const label = one.labels && one.labels[0];
  return {
    kind: one.localName,
    name: ((label || one).innerText || '').trim().replace(/\\s+/g, ' '),
    isSeen: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 && width > 0 && height > 0 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
    where: one.outerHTML.slice(0, 120),
  };
})()`;
