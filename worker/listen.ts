import { Client } from 'pg';

/**
 * Calls `onNotice` for each NOTIFY on the channels. A connection that breaks is made anew when the
 * poll that must run beside it next asks (`ensure`): notices are a hint, never the only way to learn of something.
 */
export function listen(url: string, channels: readonly string[], onNotice: (channel: string) => void) {
  let client: Client | null = null;
  return {
    /** Listens when it does not; true when it began just now: what was told before then has not been heard. */
    async ensure(): Promise<boolean> {
      if (client) return false;
      const fresh = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
      const forget = () => {
        if (client === fresh) client = null;
      };
      fresh.on('error', forget);
      fresh.on('end', forget);
      fresh.on('notification', ({ channel }) => onNotice(channel));
      await fresh.connect();
      for (const channel of channels) await fresh.query(`listen ${fresh.escapeIdentifier(channel)}`);
      client = fresh;
      return true;
    },
    async close(): Promise<void> {
      const open = client;
      client = null;
      await open?.end().catch(() => undefined);
    },
  };
}
