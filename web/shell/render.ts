import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';

const WEB = join(__dirname, '..');
const handlebars = Handlebars.create();
const compiled = new Map<string, HandlebarsTemplateDelegate>();
const partials = new Map<string, Record<string, HandlebarsTemplateDelegate>>();

/** `area/page`: `web/<area>/pages/<page>.hbs`. Pages may use the other pages of their area and of the shell as partials. */
export type PageName = `${string}/${string}`;

/** A whole page from its template. Everything in `view` is escaped; templates decide nothing: there are no helpers. */
export function render(page: PageName, view: { title: string } & Record<string, unknown>): string {
  const [area = ''] = page.split('/');
  return template(page)(view, { partials: { ...partialsOf('shell'), ...partialsOf(area) } });
}

function partialsOf(area: string): Record<string, HandlebarsTemplateDelegate> {
  let known = partials.get(area);
  if (!known) {
    const names = readdirSync(join(WEB, area, 'pages')).map((file) => basename(file, '.hbs'));
    partials.set(area, (known = Object.fromEntries(names.map((name) => [name, template(`${area}/${name}`)]))));
  }
  return known;
}

function template(page: PageName): HandlebarsTemplateDelegate {
  let made = compiled.get(page);
  if (!made) {
    const [area = '', name = ''] = page.split('/');
    const options = { knownHelpersOnly: true, strict: false, preventIndent: true };
    made = handlebars.compile(readFileSync(join(WEB, area, 'pages', `${name}.hbs`), 'utf8'), options);
    compiled.set(page, made);
  }
  return made;
}
