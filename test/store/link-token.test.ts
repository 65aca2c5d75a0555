import { codeHash, linkCode, linkToken, messageHash, newLinkId, readLinkToken } from '../../store/link-token';

const keys = { current: 'k2', secrets: { k1: 'the older secret, long enough', k2: 'the newer secret, long enough' } };
const id = 'AAAAAAAAAAAAAAAAAAAAAA';

it('reads its own token, also one signed with the older key, and nothing that was touched', () => {
  const token = linkToken(keys, { kid: 'k1', id, purpose: 'answer' });
  expect(token.length).toBeLessThan(60);
  expect(readLinkToken(keys, 'answer', token)).toEqual({ kid: 'k1', id });
  expect(readLinkToken(keys, 'undo', token)).toBeNull();
  for (let at = 0; at < token.length; at += 1) {
    const touched = `${token.slice(0, at)}${token[at] === 'x' ? 'y' : 'x'}${token.slice(at + 1)}`;
    expect(readLinkToken(keys, 'answer', touched)).toBeNull();
  }
});

it.each(['', '.', '..', 'k1', 'k1.a.b.c', 'toString.a.b', '__proto__.a.b'])('takes %j for no token', (token) => {
  expect(readLinkToken(keys, 'answer', token)).toBeNull();
});

it('makes codes of 8 letters and digits that cannot be read off what is stored', () => {
  const code = linkCode(keys, { kid: 'k2', id: newLinkId() });
  expect(code).toMatch(/^[A-Z2-7]{8}$/);
  expect(codeHash(keys, 'k2', code.toLowerCase())).toBe(codeHash(keys, 'k2', code));
  expect(codeHash(keys, 'k2', code)).not.toContain(code);
});

it('gives the same message the same id, in whatever order its notices come', () => {
  const one = messageHash(keys, 'email', 'lan', ['a', 'b']);
  expect(messageHash(keys, 'email', 'lan', ['b', 'a'])).toBe(one);
  expect(messageHash(keys, 'sms', 'lan', ['a', 'b'])).not.toBe(one);
  expect(messageHash(keys, 'email', 'lan', ['ab'])).not.toBe(one);
  expect(one).toMatch(/^[a-z2-7]{26}$/);
});
