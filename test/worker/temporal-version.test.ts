import { isNewEnough } from '../../worker/temporal-version';

it.each(['1.32.0', '1.32.1', '1.33.0', '2.0.0', '1.100.0'])('takes server %s', (version) => {
  expect(isNewEnough(version)).toBe(true);
});

it.each(['1.31.9', '1.3.99', '0.99.0'])('refuses server %s, which cannot skip time for one plan', (version) => {
  expect(isNewEnough(version)).toBe(false);
});
