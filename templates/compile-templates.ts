import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import type { NoticeKind } from '../domain/notice';
import { upperFirst } from './clean-text';

export type Part = 'subject' | 'text' | 'html' | 'sms';

const FOLDER = join(__dirname, 'notices');
// The closed list: what a template may call beside `if`, `unless`, `each`.
const HELPERS = { comma: (text: string) => (text ? `, ${text}` : ''), upperFirst };

const compiled = new Map<string, (view: object) => string>();
let environment: typeof Handlebars | null = null;

type Shared = 'message' | 'several' | 'partials/link' | 'partials/table' | 'partials/details';

/** Renders the template of a kind, or one of the shared ones; read from disk and compiled once. */
export function renderTemplate(name: NoticeKind | Shared, part: Part, view: object): string {
  const file = `${name}.${part}`;
  const render = compiled.get(file) ?? compile(file);
  compiled.set(file, render);
  return render(view);
}

/** HTML made by a template here, to be set into another one as it is. */
export function asHtml(html: string): object {
  return new Handlebars.SafeString(html);
}

/** Text as HTML shows it. */
export function escapeHtml(text: string): string {
  return Handlebars.escapeExpression(text);
}

function compile(file: string): (view: object) => string {
  // Only own properties of plain views, only the helpers above; a name that a view lacks is an error, never "".
  environment ??= createEnvironment();
  return environment.compile<object>(readFileSync(join(FOLDER, `${file}.hbs`), 'utf8'), {
    noEscape: !file.endsWith('.html'),
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(Object.keys(HELPERS).map((helper) => [helper, true])),
    strict: true,
  });
}

function createEnvironment(): typeof Handlebars {
  const created = Handlebars.create();
  created.registerHelper(HELPERS);
  for (const part of ['text', 'html']) {
    for (const partial of ['link', 'table', 'urging', 'details']) {
      const source = readFileSync(join(FOLDER, 'partials', `${partial}.${part}.hbs`), 'utf8').trimEnd();
      created.registerPartial(`${partial}-${part}`, source);
    }
  }
  return created;
}
