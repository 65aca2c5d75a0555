import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export type OidcProvider = {
  issuer: string;
  client: { clientId: string; clientSecret: string };
  /** Who logs in there next, and what goes wrong; the claims stand in the signed token as they are. */
  next: { claims: Record<string, unknown>; signsWithAnotherKey: boolean };
  close: () => Promise<void>;
};

type Granted = { challenge: string; redirectUri: string; nonce: string };

const CLIENT = { clientId: 'don-doc', clientSecret: 'a-secret-of-the-tests-long-enough' };

/** An OpenID provider that speaks the protocol: discovery, keys, codes bound by PKCE and used once, signed ID tokens (RS256). */
export async function anOidcProvider(): Promise<OidcProvider> {
  const [right, other] = [newKey(), newKey()];
  const granted = new Map<string, Granted>();
  const next: OidcProvider['next'] = { claims: {}, signsWithAnotherKey: false };
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', issuer());
      const json = (status: number, body: unknown) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      switch (url.pathname) {
        case '/.well-known/openid-configuration':
          return json(200, described(issuer()));
        case '/jwks':
          return json(200, { keys: [{ ...right.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] });
        case '/authorize': {
          const code = randomBytes(12).toString('hex');
          const given = Object.fromEntries(url.searchParams);
          granted.set(code, {
            challenge: given['code_challenge'] ?? '',
            redirectUri: given['redirect_uri'] ?? '',
            nonce: given['nonce'] ?? '',
          });
          const back = new URL(given['redirect_uri'] ?? '');
          back.search = new URLSearchParams({ code, state: given['state'] ?? '', iss: issuer() }).toString();
          return response.writeHead(302, { location: back.href }).end();
        }
        case '/token': {
          const form = new URLSearchParams(await textOf(request));
          const grant = granted.get(form.get('code') ?? '');
          granted.delete(form.get('code') ?? '');
          if (!grant || !isRight(form, grant)) return json(400, { error: 'invalid_grant' });
          const at = Math.floor(Date.now() / 1000);
          const claims = {
            iss: issuer(),
            aud: CLIENT.clientId,
            sub: 'p1',
            iat: at,
            exp: at + 300,
            nonce: grant.nonce,
            ...next.claims,
          };
          const key = next.signsWithAnotherKey ? other.privateKey : right.privateKey;
          return json(200, { access_token: 'x', token_type: 'Bearer', expires_in: 300, id_token: signed(claims, key) });
        }
        default:
          return response.writeHead(404).end();
      }
    })();
  });
  const issuer = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise<void>((resolve) => (server.close(() => resolve()), server.closeAllConnections()));
  return { issuer: issuer(), client: CLIENT, next, close };
}

function described(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    authorization_response_iss_parameter_supported: true,
  };
}

function isRight(form: URLSearchParams, { challenge, redirectUri }: Granted): boolean {
  const shown = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  return (
    form.get('client_id') === CLIENT.clientId &&
    form.get('client_secret') === CLIENT.clientSecret &&
    form.get('redirect_uri') === redirectUri &&
    shown === challenge
  );
}

function newKey() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

function signed(claims: unknown, key: KeyObject): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg: 'RS256', kid: 'k', typ: 'JWT' })}.${part(claims)}`;
  return `${body}.${createSign('RSA-SHA256').update(body).sign(key).toString('base64url')}`;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
