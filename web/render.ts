import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';

const FOLDER = join(__dirname, 'pages');
const handlebars = Handlebars.create();
const compiled = new Map<string, HandlebarsTemplateDelegate>();

export type PageName = 'home' | 'plan' | 'message' | 'link' | 'notice';

/** A whole page from its template. Everything in `view` is escaped. */
export function render(page: PageName, view: { title: string } & Record<string, unknown>): string {
  return template(page)(view, {
    partials: { layout: template('layout'), messages: template('messages'), engine: template('engine') },
  });
}

function template(name: string): HandlebarsTemplateDelegate {
  let made = compiled.get(name);
  if (!made) {
    const options = { knownHelpersOnly: true, strict: false, preventIndent: true };
    made = handlebars.compile(readFileSync(join(FOLDER, `${name}.hbs`), 'utf8'), options);
    compiled.set(name, made);
  }
  return made;
}
