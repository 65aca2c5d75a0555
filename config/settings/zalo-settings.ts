/** How Zalo notifications leave. Without an account the channel does not exist. */
export type ZaloSettings = { account: null };

export const zaloShape = {};

export const ZALO_HINTS = {};

export function zaloSettings(): ZaloSettings {
  return { account: null };
}
