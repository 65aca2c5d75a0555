/**
 * What became of a call. `answer`: the status and the JSON it came with, if it was JSON · `not-sent`: no connection stood,
 * so nothing can have been done · `not-trusted`: the other side's certificate is not what it should be · `lost`: the
 * request left us and no answer came back.
 */
export type Called =
  | { kind: 'answer'; status: number; body: Readonly<Record<string, unknown>> }
  | { kind: 'not-sent' | 'not-trusted' | 'lost'; error: string };

const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const CERTIFICATE = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT_)/;

/** One HTTP call; answers and never throws. Redirects are not followed: they would carry our tokens elsewhere. */
export async function callZalo(url: string, init: RequestInit, timeout: number): Promise<Called> {
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(timeout) });
    return { kind: 'answer', status: response.status, body: objectOf(await response.text()) };
  } catch (error) {
    const words = reasonOf(error);
    if (NOT_CONNECTED.has(words)) return { kind: 'not-sent', error: words };
    return { kind: CERTIFICATE.test(words) ? 'not-trusted' : 'lost', error: words };
  }
}

/** The provider's own code: 0 is success. Null when the answer holds none. */
export function codeOf({ error }: Readonly<Record<string, unknown>>): number | null {
  if (typeof error === 'number' && Number.isInteger(error)) return error;
  return typeof error === 'string' && /^(0|-?[1-9]\d{0,6})$/.test(error) ? Number(error) : null;
}

/** Code and words of a refusal, for people who look for the cause; what the provider wrote is cut, digits of a number are hidden. */
export function errorWords(body: Readonly<Record<string, unknown>>): string {
  const message = typeof body['message'] === 'string' ? body['message'] : '';
  return `${codeOf(body) ?? ''} ${message.replace(/\d{7,}/g, '…').slice(0, 120)}`.trim();
}

function objectOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string } };
  // An address may hold a phone number.
  return cause?.code ?? message.replace(/https?:\/\/\S+/g, '…');
}
