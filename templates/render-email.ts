import { workingDaysBetween } from '../domain/calendar/working-days';
import type { NoticeKind } from '../domain/notice';
import { dateAt } from '../domain/zone';
import { clause, cutAtWord, oneLine } from './clean-text';
import { asHtml, renderTemplate } from './compile-templates';
import { dateWords } from './date-words';
import { KIND_WORDS, LIST_KINDS } from './kind-words';
import type { MessageInput, MessageScene, RenderedMessage } from './message-input';
import { groupNotices, type NoticeGroup } from './notice-groups';
import { countWords } from './number-words';
import { ownHtml, ownSubject, ownText } from './own-texts/own-texts';
import { sectionView, type SectionView } from './section-view';
import { comradeWords, nameOn, unitName } from './unit-words';

const SUBJECT_LIMIT = 120;

type Tallies = { count: string; tallies: readonly string[] };
type Section = { group: NoticeGroup; view: SectionView };

/**
 * One e-mail with everything a person is told at a moment, worst first. A notice alone reads like a letter; several are
 * counted in the first line and numbered, with one link at the end. The subject is one line of at most 120 characters.
 * Throws when there is nothing to tell, or when `link` is neither the sender's placeholder nor an http(s) address.
 */
export function renderEmail(input: MessageInput): RenderedMessage {
  assertLink(input.link);
  const scene = { ...input, on: dateAt(input.at) };
  const groups = groupNotices(input.entries);
  const sections = groups.map((group) => ({ group, view: sectionView(scene, group, groups.length === 1) }));
  const subject = subjectOf(scene, sections);
  return { subject, text: textOf(scene, sections), html: htmlOf(scene, sections, subject) };
}

function subjectOf(input: MessageScene, sections: readonly Section[]): string {
  const [first] = sections;
  if (!first) throw new Error('A message needs at least one notice.');
  const subject =
    sections.length === 1
      ? (ownSubject(input.texts, first.group.kind, first.view) ?? renderTemplate(first.group.kind, 'subject', first.view))
      : severalSubject(first.group.kind, nearestDay(input, sections), talliesOf(sections));
  return cutAtWord(oneLine(subject), SUBJECT_LIMIT);
}

// As many of the counts as fit, never half of one.
function severalSubject(worst: NoticeKind, nearest: string, { count, tallies }: Tallies): string {
  const { tag } = KIND_WORDS[worst];
  const write = (shown: number) =>
    oneLine(
      renderTemplate('message', 'subject', {
        tag,
        count,
        nearest,
        tallies: tallies.slice(0, shown).join('; ') + (shown < tallies.length ? '; …' : ''),
      }),
    );
  const shown = tallies.map((_, i) => tallies.length - i).find((n) => [...write(n)].length <= SUBJECT_LIMIT);
  return write(shown ?? 1);
}

function textOf(input: MessageScene, sections: readonly Section[]): string {
  const bodies = sections.map(({ group, view }) =>
    (ownText(input.texts, group.kind, view) ?? renderTemplate(group.kind, 'text', view)).trim(),
  );
  return tidy(renderTemplate('message', 'text', messageView(input, sections, bodies)));
}

function htmlOf(input: MessageScene, sections: readonly Section[], subject: string): string {
  const bodies = sections.map(
    ({ group, view }) => ownHtml(input.texts, group.kind, view) ?? asHtml(renderTemplate(group.kind, 'html', view).trim()),
  );
  return renderTemplate('message', 'html', { subject, ...messageView(input, sections, bodies) });
}

function messageView(input: MessageScene, sections: readonly Section[], bodies: readonly (string | object)[]): object {
  const isSeveral = sections.length > 1;
  const { count, tallies } = talliesOf(sections);
  return {
    lateSince: lateSince(input),
    salutation: salutation(input, sections),
    isSeveral,
    count,
    tallies: tallies.join('; '),
    sections: sections.map(({ group, view }, i) => ({
      number: String(i + 1),
      heading: isSeveral ? KIND_WORDS[group.kind].heading : '',
      body: bodies[i],
      notes: view.notes,
    })),
    link: input.link,
  };
}

function talliesOf(sections: readonly Section[]): Tallies {
  const counts = new Map<string, number>();
  for (const { group } of sections) {
    const { tally } = KIND_WORDS[group.kind];
    const things = LIST_KINDS.has(group.kind) ? group.notices.length : Math.max(1, group.items.length);
    counts.set(tally, (counts.get(tally) ?? 0) + things);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { count: countWords(total), tallies: [...counts].map(([tally, count]) => `${countWords(count)} ${tally}`) };
}

// The next due day still to come; what is overdue already is named by its count.
function nearestDay({ on }: MessageScene, sections: readonly Section[]): string {
  const days = sections.flatMap(({ group }) =>
    LIST_KINDS.has(group.kind) ? [] : group.items.flatMap(({ dueOn }) => dueOn ?? []),
  );
  const [first] = days.filter((day) => day >= on).sort();
  return first ? dateWords(first) : '';
}

// A letter to the leadership alone begins with its own greeting ("Kính báo cáo đồng chí …").
function salutation(input: MessageScene, sections: readonly Section[]): string {
  const [first] = sections;
  if (!first) return '';
  const { group, view } = first;
  if (view.toLeadership) return sections.length > 1 ? comradeWords(view.post) : '';
  const { on } = input;
  const own = input.authority.units.find(({ id }) => id === input.person.unit);
  const isSuccessor = own !== undefined && own.id !== group.to.unit;
  const name = isSuccessor ? clause(nameOn(own, on)) : unitName(group.plan, input.authority, group.to.unit, on);
  return view.you === 'đồng chí' ? comradeWords(name) : name;
}

function lateSince({ calendar, entries, on }: MessageScene): string {
  const late = entries.map(({ notice }) => notice.momentOn).filter((day) => workingDaysBetween(calendar, day, on) > 1);
  const [first] = late.sort();
  return first ? dateWords(first) : '';
}

// Paragraphs that had nothing to say leave blank lines and spaces behind.
function tidy(text: string): string {
  return `${text
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

function assertLink(link: string): void {
  if (!/^(⟦[^⟦⟧\s]*⟧|https?:\/\/[^\s"'<>]+)$/u.test(link))
    throw new Error('The link of a message must be a placeholder or an http(s) address.');
}
