import { bare } from '../document/bare';
import type { PlanDraft } from './plan-draft';

/** What a plan says of itself, beside its tasks. */
export type HeadPart =
  'authority' | 'title' | 'number' | 'issuedOn' | 'year' | 'attachedTo' | 'coordinator' | 'reportTo' | 'signer';

/** Where each part of the head stands: the passages from the first, until before the second. */
export type LocatedHead = Readonly<Partial<Record<HeadPart, readonly [number, number]>>>;

type Head = Omit<PlanDraft, 'tasks' | 'questions'> & { attachedTo: string | null };

/** The words of the document each part of a draft's head was read from; parts whose words are not found are left out. */
export function locateHead(passages: readonly { text: string }[], head: Head): LocatedHead {
  const words = passages.map(({ text }) => ` ${bare(text)} `);
  const title = placeOfTitle(words, bare(head.title));
  const places: Record<HeadPart, readonly [number, number] | null> = {
    authority: head.authority === null ? null : placeOfAuthority(passages, head.authority),
    title,
    number: head.number === null ? null : one(passages.findIndex(({ text }) => squeezed(text).includes(squeezed(head.number)))),
    issuedOn: head.issuedOn === null ? null : one(words.findIndex((text) => dayPattern(head.issuedOn ?? '').test(text))),
    year: placeOfYear(words, title, head.year),
    attachedTo: head.attachedTo === null ? null : runOf(words, bare(head.attachedTo)),
    coordinator: lastWith(words, head.coordinator, FOLLOWS),
    reportTo: lastWith(words, head.reportTo, /bao cao/),
    signer: lastWith(words, head.signer, /^/),
  };
  return Object.fromEntries(Object.entries(places).filter(([, place]) => place !== null));
}

// A title may have been put together of more than stands in one place: what it begins with tells where it stands.
function placeOfTitle(words: readonly string[], title: string): readonly [number, number] | null {
  const first = words.slice(0, MOST_ABOVE);
  for (const wanted of [title, title.replace(/^ke hoach /, '')]) {
    const parts = wanted.split(' ');
    for (let length = parts.length; length >= Math.min(FEWEST_WORDS, parts.length); length -= 1) {
      const found = runOf(first, parts.slice(0, length).join(' '));
      if (found) return found;
    }
  }
  return null;
}

/** Passages above which a title stands, and words by which it is known. */
const MOST_ABOVE = 150;
const FEWEST_WORDS = 4;

const FOLLOWS = /dau moi|theo doi|don doc|tham muu|tong hop|kho khan|vuong mac|kiem tra/;
/** A title or a name goes over as many lines at most. */
const MOST_LINES = 5;

/** The fewest passages, one after the other, that hold the words; the first of several places. */
function runOf(words: readonly string[], wanted: string): readonly [number, number] | null {
  const holds = (from: number, until: number) =>
    ` ${words
      .slice(from, until)
      .map((text) => text.trim())
      .join(' ')} `.includes(` ${wanted} `);
  const first = wanted === '' ? -1 : words.findIndex((_, at) => holds(at, at + MOST_LINES));
  if (first < 0) return null;
  const last = Math.min(words.length, first + MOST_LINES);
  const from = largest(first, last - 1, (at) => holds(at, last));
  return [from, smallest(from + 1, last, (until) => holds(from, until))];
}

function largest(low: number, high: number, fits: (at: number) => boolean): number {
  let at = low;
  while (at < high && fits(at + 1)) at += 1;
  return at;
}

function smallest(low: number, high: number, fits: (at: number) => boolean): number {
  let at = low;
  while (at < high && !fits(at)) at += 1;
  return at;
}

// "UBND xã Tân Hòa" stands over a plan as "ỦY BAN NHÂN DÂN / XÃ TÂN HÒA", with the country's name and motto beside it.
function placeOfAuthority(passages: readonly { text: string }[], authority: string): readonly [number, number] | null {
  const words = passages.map(({ text }) => ` ${bare(text.split(' | ')[0] ?? '')} `);
  const short = bare(authority);
  return runOf(words, short.replace(/^ubnd /, 'uy ban nhan dan ')) ?? runOf(words, short);
}

function placeOfYear(words: readonly string[], title: readonly [number, number] | null, year: number) {
  const named = (text: string) => text.includes(` ${year} `);
  const inTitle = title && words.slice(...title).findIndex(named);
  return title && inTitle !== null && inTitle >= 0 ? one(title[0] + inTitle) : one(words.findIndex(named));
}

function lastWith(words: readonly string[], name: string | null, also: RegExp): readonly [number, number] | null {
  const wanted = bare(name ?? '');
  if (wanted === '') return null;
  const names = (text: string) => text.includes(` ${wanted} `);
  const best = words.findLastIndex((text) => names(text) && also.test(text));
  return one(best >= 0 ? best : words.findLastIndex(names));
}

function dayPattern(date: string): RegExp {
  const [year, month, day] = date.split('-').map(Number);
  return new RegExp(` 0?${day} (?:thang )?0?${month} (?:nam )?${year} `);
}

function squeezed(text: string | null): string {
  return (text ?? '').replace(/\s+/g, '').toUpperCase();
}

function one(at: number): readonly [number, number] | null {
  return at < 0 ? null : [at, at + 1];
}
