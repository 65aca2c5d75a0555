import { createHash, createVerify, type KeyObject } from 'node:crypto';

/** Checks the DKIM signature of a mail as it arrived (relaxed/relaxed, rsa-sha256) the way a receiver does. Source: RFC 6376 §3.4, §3.7. */
export function isSignedBy(raw: string, key: KeyObject): { domain: string; selector: string; signed: string[] } | null {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw.slice(0, end).split(/\r\n(?![ \t])/);
  const body = relaxedBody(raw.slice(end + 4));
  const signature = headers.find((line) => /^dkim-signature:/i.test(line));
  if (!signature) return null;
  const tags = Object.fromEntries(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map((tag) => [tag.slice(0, tag.indexOf('=')).trim(), tag.slice(tag.indexOf('=') + 1).replace(/\s+/g, '')]),
  ) as Record<string, string>;
  if (createHash('sha256').update(body).digest('base64') !== tags['bh']) return null;
  const names = (tags['h'] ?? '').toLowerCase().split(':');
  const left = [...headers].reverse();
  const picked = names.flatMap((name) => {
    const at = left.findIndex((line) => line.toLowerCase().startsWith(`${name}:`));
    return at < 0 ? [] : left.splice(at, 1).map(relaxedHeader);
  });
  const own = relaxedHeader(signature.replace(/([;:\s]b=)[^;]*/, '$1'));
  const right = createVerify('RSA-SHA256')
    .update([...picked, own].join('\r\n'))
    .verify(key, tags['b'] ?? '', 'base64');
  return right ? { domain: tags['d'] ?? '', selector: tags['s'] ?? '', signed: names } : null;
}

function relaxedHeader(line: string): string {
  const colon = line.indexOf(':');
  const value = line
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return `${line.slice(0, colon).trim().toLowerCase()}:${value}`;
}

function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''));
  const text = lines.join('\r\n').replace(/(\r\n)+$/, '');
  return text === '' ? '' : `${text}\r\n`;
}
