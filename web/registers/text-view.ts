import { smsParts } from '../../domain/gsm7';
import type { NoticeKind } from '../../domain/notice';
import { checkText } from '../../templates/own-texts/check-text';
import { textKey, TEXT_PARTS, type TextPart } from '../../templates/own-texts/own-texts';
import { EMAIL_PLACES, SMS_PLACES } from '../../templates/own-texts/placeholders';
import type { TextProblem } from '../../templates/own-texts/read-text';
import { starterText } from '../../templates/own-texts/starter-text';
import { renderEmail, renderSms, type MessageInput } from '../../templates/render-message';
import { sampleMessage } from './sample-message';

/** A part of a kind's words that may be changed, with the shipped words as places and a message to try it on. */
export type EditablePart = { part: TextPart; starter: string; sample: MessageInput };

export const PART_WORDS: Readonly<Record<TextPart, string>> = {
  'subject-one': 'Tiêu đề thư, khi có một nhiệm vụ',
  'text-one': 'Nội dung thư, khi có một nhiệm vụ',
  'subject-many': 'Tiêu đề thư, khi có nhiều nhiệm vụ',
  'text-many': 'Nội dung thư, khi có nhiều nhiệm vụ',
  sms: 'Tin nhắn (SMS)',
};

/** The parts a kind has. */
export function editableParts(kind: NoticeKind): EditablePart[] {
  const known = parts.get(kind);
  if (known) return known;
  const found = TEXT_PARTS.flatMap((part): EditablePart[] => {
    const sample = sampleMessage(kind, part.endsWith('-many'));
    const starter = sample && starterText(part, sample);
    return sample && starter ? [{ part, starter, sample }] : [];
  });
  parts.set(kind, found);
  return found;
}

const parts = new Map<NoticeKind, EditablePart[]>();

export type CheckedPart = { part: TextPart; text: string | null; problems: readonly TextProblem[] };

/** What was written, checked; words that are the shipped ones, or none, are the shipped ones. */
export function checkParts(kind: NoticeKind, given: (part: TextPart) => unknown): CheckedPart[] {
  return editableParts(kind).map(({ part, starter }) => {
    const source = given(part);
    if (source === undefined || (typeof source === 'string' && ['', starter].includes(source.trim())))
      return { part, text: null, problems: [] };
    const { text, problems } = checkText(part, source, starter);
    return { part, text: problems.length > 0 ? null : text, problems };
  });
}

/** The editor of a kind: each part with what is written in it, what is wrong, and how a message reads with it. */
export function textView(kind: NoticeKind, written: (part: TextPart) => string | undefined, checked: readonly CheckedPart[]) {
  const texts = Object.fromEntries(checked.flatMap(({ part, text }) => (text === null ? [] : [[textKey(kind, part), text]])));
  return {
    parts: editableParts(kind).map(({ part, starter, sample }) => {
      const { text = null, problems = [] } = checked.find((one) => one.part === part) ?? {};
      return {
        part,
        words: PART_WORDS[part],
        isLine: part.startsWith('subject'),
        isSms: part === 'sms',
        value: written(part) || starter,
        isOwn: text !== null,
        problems: problems.map(({ line, message }) => `Dòng ${line}: ${message}`),
        hasProblems: problems.length > 0,
        preview: previewOf(part, { ...sample, texts }),
      };
    }),
    places: placesShown(kind),
  };
}

function previewOf(part: TextPart, input: MessageInput) {
  if (part === 'sms') {
    const { text, segments, encoding } = renderSms({ ...input, channel: 'sms' });
    return { text, figures: `${smsParts(text).length} ký tự, ${segments} tin, ${encoding}` };
  }
  const { subject, text } = renderEmail(input);
  return { text: part.startsWith('subject') ? subject : text, figures: '' };
}

// Only places that say something in the sample of the kind; their meaning and what stands there.
function placesShown(kind: NoticeKind) {
  const editable = editableParts(kind);
  const used = editable.map(({ starter }) => starter).join(' ');
  const isUsed = (name: string) => used.includes(`{{${name}}}`) || used.includes(` ${name}}}`);
  const email = [...EMAIL_PLACES].sort((a, b) => Number(isUsed(b.name)) - Number(isUsed(a.name)));
  const shown = (name: string, means: string) => ({ name: `{{${name}}}`, means, isUsed: isUsed(name) });
  const all = email.map(({ name, means }) => shown(name, means));
  return {
    email: all.filter((place) => place.isUsed),
    others: all.filter((place) => !place.isUsed),
    sms: editable.some(({ part }) => part === 'sms') ? SMS_PLACES.map(({ name, means }) => shown(name, means)) : [],
  };
}
