import { matchKey } from '../../domain/match-key';
import type { Authority } from '../../domain/unit';
import type { DraftDocument } from '../../store/draft-documents';
import { cutAtWord } from '../../templates/clean-text';
import { authorityUrl } from '../shell/addresses';
import { draftUrl } from './addresses';
import type { HeadFields, HeadProblems } from './amend-head';
import { documentView } from './document-view';
import { headMarks, taskMarks } from './draft-marks';
import type { DraftSources } from './draft-of';
import { choicesOf, headFields, headValues } from './head-fields';
import { openQuestions } from './open-questions';
import type { Question } from './questions/question';

/** A head as it was sent and cannot be taken. */
export type RefusedHead = { fields: HeadFields; problems: HeadProblems };

type Beside = {
  document: DraftDocument | null;
  refused: RefusedHead | null;
  questions: readonly Question[];
  /** Which part of the document; not a number: the one the head begins in. */
  part: number;
  done: string | null;
};

/** The head of a draft as a form, each field with the words it was read from, beside the document. */
export function checkHeadView({ draft, authority }: DraftSources, { document, refused, questions, part, done }: Beside) {
  const { plan } = draft;
  const url = draftUrl(authority.id, draft.id, 'head');
  const checkUrl = draftUrl(authority.id, draft.id, 'check');
  const shown =
    document &&
    documentView(document, {
      marks: [...headMarks(draft, document, true), ...taskMarks(draft, document)],
      part,
      to: (number) => `${url}?part=${number}`,
    });
  const values = refused?.fields ?? headValues(plan, document?.head ?? null);
  return {
    title: `Phần đầu: ${plan.title}`,
    styles: ['plans.css'],
    plansUrl: authorityUrl(authority.id, 'plans'),
    newUrl: authorityUrl(authority.id, 'plans/new'),
    checkUrl,
    documentUrl: document ? draftUrl(authority.id, draft.id, 'document') : null,
    headUrl: url,
    // A form that was refused for something else is still held against what its writer saw.
    version: refused?.fields['version'] ?? draft.version,
    document: shown,
    otherAuthority: otherAuthority(authority, values['authority'] ?? ''),
    questions: openQuestions(
      draft,
      questions.filter(({ task, asks }) => task === null && asks !== 'nothing'),
    ),
    names: [...authority.groups, ...authority.units].map(({ name }) => name).slice(0, 400),
    formProblem: refused?.problems['form'] ?? null,
    fields: headFields(document !== null).map((field) => {
      const { name, hint, asks } = field;
      const value = values[name] ?? '';
      const error = refused?.problems[name] ?? null;
      const range = document?.head?.places[name];
      const words = range && document ? quoted(document, range) : null;
      return {
        ...field,
        value,
        error,
        type: asks === 'date' ? 'date' : asks === 'number' ? 'number' : 'text',
        isBody: asks === 'body',
        isLong: asks === 'lines',
        choices: choicesOf(name, value),
        words,
        wordsTo: range && shown ? shown.wayTo(range[0]) : null,
        describedBy: [hint ? 'hint' : '', words ? 'words' : '', error ? 'error' : '']
          .filter(Boolean)
          .map((part) => `f-${name}-${part}`)
          .join(' '),
      };
    }),
    done,
  };
}

const LONGEST_QUOTE = 240;

function quoted({ passages }: DraftDocument, [from, until]: readonly [number, number]): string {
  const words = passages.slice(from, until).map(({ text }) => text);
  return cutAtWord(words.join(' / '), LONGEST_QUOTE);
}

// A document of another authority was perhaps chosen by mistake; nothing else says so.
function otherAuthority({ name }: Authority, written: string): string | null {
  return written === '' || matchKey(written) === matchKey(name) ? null : name;
}
