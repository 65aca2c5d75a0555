import type { Channel } from '../domain/notice';

/** Channels as people call them. */
export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = { email: 'thư điện tử', sms: 'tin nhắn', zalo: 'Zalo' };
