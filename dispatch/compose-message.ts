import type { Instant } from '../domain/dates';
import { CODE_PLACE, LINK_PLACE } from '../domain/mask-message';
import type { Channel, NoticeKind } from '../domain/notice';
import { worstFirst } from '../templates/notice-order';
import { renderEmail, renderSms, type MessageInput } from '../templates/render-message';

export type ComposeInput = Omit<MessageInput, 'link' | 'code'>;

/** A message in words; link and code are still places. `segments` counts SMS parts, 0 for e-mail. */
export type ComposedMessage = {
  subject: string;
  text: string;
  html: string;
  segments: number;
  /** Values of a registered template, its id as `template`; null: free text. */
  params: Readonly<Record<string, string>> | null;
  kinds: NoticeKind[];
  items: { task: string; key: string | null; kind: NoticeKind }[];
};

/** A registered Zalo template with its values, and how it reads. */
export type ZaloWords = { template: string; params: Readonly<Record<string, string>>; text: string };

type RenderZalo = (input: MessageInput) => ZaloWords | null;

/**
 * Merges all notices of one person, channel and moment into one message. Pure: a rehearsal makes the same ones. Null: the
 * channel has no registered template for them.
 */
export function composeMessage(input: ComposeInput, renderZalo?: RenderZalo): ComposedMessage | null {
  const entries = worstFirst(input.entries);
  const words = render({ ...input, entries, link: LINK_PLACE, code: CODE_PLACE }, renderZalo);
  if (!words) return null;
  const notices = entries.map(({ notice }) => notice);
  const items = notices.flatMap(({ kind, items }) => items.map(({ task, key }) => ({ task, key, kind })));
  return { ...words, kinds: [...new Set(notices.map(({ kind }) => kind))], items };
}

/** What a group of notices is merged by: everything with the same answer goes into one message. */
export function messageGroup(of: { authority: string; person: string; channel: Channel; at: Instant }): string {
  return JSON.stringify([of.authority, of.person, of.channel, of.at]);
}

type Words = Pick<ComposedMessage, 'subject' | 'text' | 'html' | 'segments' | 'params'>;

function render(input: MessageInput, renderZalo?: RenderZalo): Words | null {
  if (input.channel === 'email') return { ...renderEmail(input), segments: 0, params: null };
  if (input.channel === 'sms') {
    const { text, segments } = renderSms(input);
    return { subject: '', text, html: '', segments, params: null };
  }
  const words = renderZalo?.(input);
  if (!words) return null;
  return { subject: '', text: words.text, html: '', segments: 0, params: { ...words.params, template: words.template } };
}
