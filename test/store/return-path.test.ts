import { readReturnPath, returnPathOf } from '../../store/return-path';

const keys = { current: 'k1', secrets: { k1: 'a secret that is long enough for tests' } };
const other = { current: 'k1', secrets: { k1: 'another secret, just as long as that one' } };
const ADDRESS = 'bounces@tan-hoa.example';

it('names the message and is read back, also after a server has changed its case', () => {
  for (const message of [1, 35, 36, 123_456_789, Number.MAX_SAFE_INTEGER]) {
    const path = returnPathOf(keys, ADDRESS, message);
    expect(readReturnPath(keys, ADDRESS, path)).toBe(message);
    expect(readReturnPath(keys, ADDRESS, path.toUpperCase())).toBe(message);
  }
});

it('fits into an address (64 octets before the @) with the longest address allowed and the largest number', () => {
  const path = returnPathOf(keys, `${'a'.repeat(24)}@tan-hoa.example`, Number.MAX_SAFE_INTEGER);
  expect(path.indexOf('@')).toBeLessThanOrEqual(64);
});

it('accepts what an older key has signed, and nothing once that key is gone', () => {
  const path = returnPathOf(keys, ADDRESS, 77);
  const both = { current: 'k2', secrets: { k1: keys.secrets.k1, k2: other.secrets.k1 } };
  expect(readReturnPath(both, ADDRESS, path)).toBe(77);
  expect(readReturnPath({ current: 'k2', secrets: { k2: other.secrets.k1 } }, ADDRESS, path)).toBeNull();
});

it('is refused after any change of one character, for another message, key, address or domain', () => {
  const path = returnPathOf(keys, ADDRESS, 4711);
  const start = 'bounces+'.length;
  for (let at = start; at < path.indexOf('@'); at += 1) {
    const changed = `${path.slice(0, at)}${path[at] === '0' ? '1' : '0'}${path.slice(at + 1)}`;
    expect(readReturnPath(keys, ADDRESS, changed)).toBeNull();
  }
  expect(readReturnPath(other, ADDRESS, path)).toBeNull();
  expect(readReturnPath(keys, 'bounce@tan-hoa.example', path)).toBeNull();
  expect(readReturnPath(keys, ADDRESS, path.replace('tan-hoa', 'tan-phong'))).toBeNull();
});

it.each([
  '',
  '@',
  'bounces@tan-hoa.example',
  'bounces+@tan-hoa.example',
  'bounces+1.@tan-hoa.example',
  'bounces+.aa@tan-hoa.example',
  'bounces+1.éééééééééééééééééééééééé@tan-hoa.example',
])('refuses “%s”', (recipient) => {
  expect(readReturnPath(keys, ADDRESS, recipient)).toBeNull();
});
