const PATIENCE_MS = 10_000;
const MOST_REDIRECTS = 3;

/**
 * Tells the outside that all is well; its silence is the alarm. Follows redirects within the same host only: the address is
 * a secret. Returns why it was not heard (never the address), or null.
 */
export async function pingDeadman(url: string): Promise<string | null> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    let at = new URL(url);
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const { status, headers, body } = await fetch(at, { signal, redirect: 'manual' });
      await body?.cancel();
      if (status >= 200 && status < 300) return null;
      const location = headers.get('location');
      if (status < 300 || status > 399 || !location || !URL.canParse(location, at.href)) return `mã ${status}`;
      const next = new URL(location, at);
      if (next.host !== at.host || (next.protocol !== at.protocol && next.protocol !== 'https:'))
        return 'bị chuyển sang máy chủ khác';
      at = next;
    }
    return 'chuyển hướng quá nhiều lần';
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'quá thời gian chờ' : 'không kết nối được';
  }
}
