import type { FastifyRequest } from 'fastify';

const NAMES = ['127.0.0.1', 'localhost', '[::1]'];
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/** True when a request was made on this machine, to this machine's own name, and was not passed on by a proxy. */
export function isFromHere({ headers, socket }: FastifyRequest): boolean {
  const host = headers.host ?? '';
  return (
    isLoopback(socket.remoteAddress) &&
    isLoopback(socket.localAddress) &&
    URL.canParse(`http://${host}`) &&
    isOwnName(new URL(`http://${host}`).hostname) &&
    FORWARDED.every((name) => headers[name] === undefined)
  );
}

/** True for the names and addresses under which only this machine reaches itself. */
export function isOwnName(hostname: string): boolean {
  return NAMES.includes(hostname);
}

function isLoopback(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address ?? '');
}
