import type { NoticeKind } from '../../domain/notice';
import type { SectionView } from '../section-view';
import { EMAIL_PLACES, SMS_PLACES } from './placeholders';
import { readText, type Piece } from './read-text';
import { writeHtml, writeText } from './write-text';

/** The parts of a kind of notice that an authority may word itself: of one task, of several, and the SMS of one. */
export const TEXT_PARTS = ['subject-one', 'text-one', 'subject-many', 'text-many', 'sms'] as const;

export type TextPart = (typeof TEXT_PARTS)[number];

/** What an authority words itself, by `{kind} {part}`; what is not there is worded as shipped. */
export type OwnTexts = Readonly<Record<string, string>>;

/** The key of a text in `OwnTexts`. */
export function textKey(kind: NoticeKind, part: TextPart): string {
  return `${kind} ${part}`;
}

/** The own subject of a notice that stands alone; null: as shipped. */
export function ownSubject(texts: OwnTexts | undefined, kind: NoticeKind, view: SectionView): string | null {
  const pieces = piecesFor(texts, kind, 'subject', view);
  return pieces && writeText(pieces, view);
}

/** The own words of a part of a message; null: as shipped. Text and HTML give way to the shipped words together. */
export function ownText(texts: OwnTexts | undefined, kind: NoticeKind, view: SectionView): string | null {
  const pieces = piecesFor(texts, kind, 'text', view);
  return pieces && writeText(pieces, view);
}

/** The same as HTML. */
export function ownHtml(texts: OwnTexts | undefined, kind: NoticeKind, view: SectionView): object | null {
  const pieces = piecesFor(texts, kind, 'text', view);
  return pieces && writeHtml(pieces, view);
}

/** The pieces of an own SMS; null: as shipped. */
export function ownSms(texts: OwnTexts | undefined, kind: string, isUrged: boolean): readonly Piece[] | null {
  const source = isUrged ? undefined : texts?.[`${kind} sms`];
  if (!source) return null;
  const { pieces, problems } = readText(source, SMS_PLACES);
  return problems.length > 0 ? null : pieces;
}

function piecesFor(texts: OwnTexts | undefined, kind: NoticeKind, part: 'subject' | 'text', view: SectionView) {
  const source = texts?.[`${kind} ${part}-${view.isOne ? 'one' : 'many'}`];
  if (!source || !isOrdinary(kind, view)) return null;
  const { pieces, problems } = readText(source, EMAIL_PLACES);
  // Kept texts were checked; one that is no longer understood gives way rather than go out half.
  return problems.length > 0 ? null : pieces;
}

/**
 * False where the shipped templates say something else than usual: urged by hand, asked once more, a soft aim, handed over,
 * to the leadership in the coordinator's place … An own text would be wrong there, so the shipped one is used.
 */
export function isOrdinary(kind: NoticeKind, view: SectionView): boolean {
  const special = [view.isUrged, view.informsOnly, view.isOne && view.isSoft, view.isHandOver, view.isProposal, view.isDateGiven];
  if (special.some(Boolean) || view.isAgain || view.isWithdrawal) return false;
  if (view.toLeadership && kind !== 'leadership') return false;
  if (kind === 'receipt') return view.isCompleted;
  if (kind === 'extension-decided') return view.isGranted;
  if (kind === 'due') return view.isToday;
  return kind !== 'date-asked' || !view.toCoordinator;
}
