import type { DondocProcess } from './dondoc-process';

/** What a browser adds to a form it sends from a page of the same address. */
export const IN_BROWSER = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };

/** Makes the first administrator by the link a program printed, as its form does. Resolves with the answer, which logs in. */
export async function makeFirstAdministrator(system: DondocProcess): Promise<Response> {
  const link = /(http\S+\/setup\/\S+)/.exec(system.output())?.[1] ?? '';
  const password = 'mưa rào tháng bảy trên đồi';
  const body = new URLSearchParams({ name: 'Minh', email: 'minh@tan-hoa.example', password, repeated: password });
  return fetch(link, { method: 'POST', headers: IN_BROWSER, body, redirect: 'manual' });
}

/** The cookie of a session an answer opened, to be sent back. */
export function cookieOf(answer: Response): string {
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}
