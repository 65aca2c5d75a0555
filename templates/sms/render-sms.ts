import { smsParts } from '../../domain/gsm7';
import { renderTemplate } from '../compile-templates';
import type { MessageInput, RenderedSms } from '../message-input';
import { groupNotices } from '../notice-groups';
import { ownSms } from '../own-texts/own-texts';
import { writeSms } from '../own-texts/write-text';
import { smsView } from './sms-view';

const ROOM = 160;
/** Stands for the code while a text is measured: eight characters. */
const ANY_CODE = 'XXXXXXXX';

/**
 * One SMS of one part: GSM-7 without diacritics, at most 160 characters with the code in its place. What does not fit is
 * cut from the task's short title, then from the authority's name; never from the date or the code.
 * Throws when there is nothing to tell.
 */
export function renderSms(input: MessageInput): RenderedSms {
  const { template, view, title, period, authority } = smsView(input, groupNotices(input.entries));
  const own = ownSms(input.texts, template, view.isUrged);
  const write = (shown: { title: string; authority: string }, code: string) =>
    (own && writeSms(own, { ...view, ...shown, code })) ?? renderTemplate(template, 'sms', { ...view, ...shown, code }).trim();
  const fits = (shown: { title: string; authority: string }) => write(shown, ANY_CODE).length <= ROOM;

  const titled = cuts(title).map((cut) => ({ title: [cut, period].filter(Boolean).join(' '), authority }));
  const bare = cuts(authority).map((cut) => ({ title: '', authority: cut }));
  const shown = [...titled, ...bare].find(fits) ?? { title: '', authority: '' };
  const { segments, encoding } = smsParts(write(shown, ANY_CODE));
  return { text: write(shown, input.code), segments, encoding };
}

// Beginnings of some words, longest first: cut between words where that leaves something, and never after a mark.
function cuts(words: string): string[] {
  const ends = [...words].flatMap((character, i) => (character === ' ' ? [i] : []));
  const [first = words.length] = ends;
  const inFirstWord = Array.from({ length: first }, (_, i) => first - i);
  const heads = [words.length, ...ends.reverse(), ...inFirstWord].map((end) => words.slice(0, end).replace(/[ .,:;/(+-]+$/, ''));
  return [...new Set(heads)].filter(Boolean);
}
