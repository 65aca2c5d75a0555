/** Where to go after logging in: a path of ours, else `/`. An address of another server would be an open redirect. */
export function nextPath(given: unknown): string {
  if (typeof given !== 'string' || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(given)) return '/';
  const { origin, pathname, search } = new URL(given, OWN);
  return origin === OWN && !pathname.startsWith('//') ? pathname + search : '/';
}

const OWN = 'http://own.invalid';
