import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Readonly<Record<string, unknown>>;

/** What the server does with the next calls instead of its usual answer. */
export type Trouble = { code: number; message?: string } | { status: number; body: string } | 'silent' | 'reset';

export type ZaloServer = {
  url: string;
  /** Every notification that reached it, with the access token it came with. */
  sent: { token: string; body: Json }[];
  /** Refresh tokens that were tried, in order. */
  refreshed: string[];
  /** What became of a message that is asked about; default 1, delivered. */
  states: Map<string, number>;
  asked: string[];
  trouble: { send: Trouble | null; refresh: Trouble | null; status: Trouble | null };
  /** The refresh token that is good for one use now, and the access token that is taken. */
  current: { refresh: string; access: string };
  /** Called after a refresh token was spent, before the answer leaves. */
  onSpent: () => Promise<void>;
  /** Makes the access token worthless, as when an administrator withdraws it. */
  withdrawAccess: () => void;
  close: () => Promise<void>;
};

export const APP = { appId: '1234567890', secretKey: 'bi-mat-cua-ung-dung' };

/**
 * Zalo as its documents describe it: OAuth v4 of official accounts with refresh tokens good for one use (−14020 for the
 * second), ZNS sending with error codes in a 200 answer, and the status of a message by its id.
 */
export async function aZaloServer(): Promise<ZaloServer> {
  let serial = 0;
  const spent = new Set<string>();
  const zalo: Omit<ZaloServer, 'url' | 'close'> = {
    sent: [],
    refreshed: [],
    states: new Map(),
    asked: [],
    trouble: { send: null, refresh: null, status: null },
    current: { refresh: 'refresh-0', access: 'access-0' },
    onSpent: () => Promise.resolve(),
    withdrawAccess: () => (zalo.current = { ...zalo.current, access: 'withdrawn' }),
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(zalo, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    const path = request.url?.split('?')[0];
    if (path === '/v4/oa/access_token') await refresh(request, response, new URLSearchParams(body));
    else if (path === '/message/template') send(request, response, JSON.parse(body) as Json);
    else if (path === '/message/status') status(request, response);
    else response.writeHead(404).end();
  }

  async function refresh(request: IncomingMessage, response: ServerResponse, form: URLSearchParams): Promise<void> {
    const token = form.get('refresh_token') ?? '';
    zalo.refreshed.push(token);
    const wrong = request.headers['secret_key'] !== APP.secretKey || form.get('app_id') !== APP.appId;
    if (wrong || form.get('grant_type') !== 'refresh_token') return end(response, { error: -14002, error_name: 'Invalid app' });
    if (spent.has(token) || token !== zalo.current.refresh)
      return end(response, { error: -14020, error_name: 'Invalid refresh token' });
    const { trouble } = zalo;
    if (trouble.refresh && trouble.refresh !== 'silent') return make(trouble.refresh, response);
    spent.add(token);
    serial += 1;
    zalo.current = { refresh: `refresh-${serial}`, access: `access-${serial}` };
    await zalo.onSpent();
    if (trouble.refresh === 'silent') return;
    const { access, refresh: next } = zalo.current;
    end(response, { access_token: access, refresh_token: next, expires_in: '90000' });
  }

  function send(request: IncomingMessage, response: ServerResponse, body: Json): void {
    const token = String(request.headers['access_token']);
    if (token !== zalo.current.access) return end(response, { error: -124, message: 'Access token invalid' });
    zalo.sent.push({ token, body });
    if (zalo.trouble.send) return make(zalo.trouble.send, response);
    const msg_id = createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 20);
    end(response, {
      error: 0,
      message: 'Success',
      data: { msg_id, sent_time: '0', quota: { dailyQuota: '500', remainingQuota: '499' } },
    });
  }

  function status(request: IncomingMessage, response: ServerResponse): void {
    const query = new URLSearchParams(request.url?.split('?')[1]);
    const id = query.get('message_id') ?? '';
    zalo.asked.push(id);
    if (zalo.trouble.status) return make(zalo.trouble.status, response);
    end(response, { error: 0, message: 'Success', data: { status: zalo.states.get(id) ?? 1, delivery_time: '0' } });
  }
}

function make(trouble: Trouble, response: ServerResponse): void {
  if (trouble === 'silent') return;
  if (trouble === 'reset') response.destroy();
  else if ('status' in trouble) response.writeHead(trouble.status).end(trouble.body);
  else end(response, { error: trouble.code, message: trouble.message ?? 'refused' });
}

function end(response: ServerResponse, body: Json): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
