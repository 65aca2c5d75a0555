import { request as plainRequest, type ClientRequest } from 'node:http';
import { request as secureRequest } from 'node:https';

export type HttpCall = {
  method: 'GET' | 'POST';
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** Milliseconds for the whole call. */
  timeout: number;
};

/**
 * What became of a call. `answered`: the whole answer is here, whatever its status · `not-sent`: no byte of the request left
 * this machine (`ours`: and none will until name, certificate or address is mended) · `silent`: it left, and nobody knows more.
 */
export type HttpAnswer =
  | { kind: 'answered'; status: number; text: string }
  | { kind: 'not-sent'; error: string; ours: boolean }
  | { kind: 'silent'; error: string };

const LONGEST_ANSWER = 65_536;
const OURS = /^(ENOTFOUND|EPROTO|ERR_|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO|HOSTNAME_)/;

/**
 * One HTTP call that never throws and says on which side of the first byte it failed, which `fetch` does not. A connection of
 * its own each time: a kept one that the server has just closed looks exactly like a request that got lost. Follows no redirect.
 */
export function callHttp({ method, url, headers, body, timeout }: HttpCall): Promise<HttpAnswer> {
  return new Promise((resolve) => {
    let isConnected = false;
    let request: ClientRequest | null = null;
    const end = (answer: HttpAnswer): void => {
      clearTimeout(timer);
      resolve(answer);
      request?.destroy();
    };
    const fail = (code = 'ERR_HTTP'): void =>
      end(isConnected ? { kind: 'silent', error: code } : { kind: 'not-sent', error: code, ours: OURS.test(code) });
    const timer = setTimeout(() => fail('ETIMEDOUT'), timeout);
    try {
      const isSecure = new URL(url).protocol === 'https:';
      request = (isSecure ? secureRequest : plainRequest)(url, { method, headers: headersOf(headers, body), agent: false });
      request.on('socket', (socket) => socket.once(isSecure ? 'secureConnect' : 'connect', () => (isConnected = true)));
      request.on('error', ({ code }: NodeJS.ErrnoException) => fail(code));
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > LONGEST_ANSWER) fail('ANSWER_TOO_LONG');
          else chunks.push(chunk);
        });
        response.on('error', ({ code }: NodeJS.ErrnoException) => fail(code));
        response.on('end', () =>
          end({ kind: 'answered', status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
        );
      });
      request.end(body);
    } catch (error) {
      fail((error as NodeJS.ErrnoException).code);
    }
  });
}

function headersOf(headers: HttpCall['headers'] = {}, body = ''): Record<string, string> {
  return { ...headers, ...(body && { 'content-length': String(Buffer.byteLength(body)) }) };
}
