import type { Plan } from '../domain/plan';
import type { Authority } from '../domain/unit';
import { clause } from './clean-text';
import { dateWords } from './date-words';

/**
 * How a message names a plan: `Kế hoạch số 12/KH-UBND ngày 15/01/2027 của UBND xã Tân Hòa`. A plan attached to a decision
 * is named with it; one whose number is blank by its title and year.
 */
export function planWords(plan: Plan, authority: Authority): string {
  const of = ` của ${authorityWords(authority)}`;
  const number = clause(plan.number);
  if (!number) return planTitleWords(plan) + (namesAuthority(planTitleWords(plan), authority) ? '' : of);
  const on = plan.issuedOn ? ` ngày ${dateWords(plan.issuedOn)}` : '';
  return isDecision(number) ? `Kế hoạch ban hành kèm theo Quyết định số ${number}${on}${of}` : `Kế hoạch số ${number}${on}${of}`;
}

/** The plan's title with its year, beginning with "Kế hoạch": `Kế hoạch tuyên truyền CCHC năm 2027`. */
export function planTitleWords(plan: Plan): string {
  const title = clause(plan.title).replace(/^(V\/v|Về việc)\s+/iu, '');
  const named = /^kế hoạch/iu.test(title) ? `Kế hoạch${title.slice('kế hoạch'.length)}` : `Kế hoạch ${lowerFirst(title)}`;
  return named.includes(String(plan.year)) ? named.trim() : `${named.trim()} năm ${plan.year}`;
}

/** The issuing authority: `UBND xã Tân Hòa`, whether its record names the committee or only the place. */
export function authorityWords(authority: Authority): string {
  const name = clause(authority.name);
  return /^(xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)\s/iu.test(name) ? `UBND ${lowerFirst(name)}` : name;
}

function namesAuthority(title: string, authority: Authority): boolean {
  const place = authorityWords(authority).replace(/^(UBND|Ủy ban nhân dân)\s+/iu, '');
  return title.includes(authorityWords(authority)) || title.includes(`của ${place}`);
}

function isDecision(number: string): boolean {
  return /\/QĐ/iu.test(number);
}

// "Tuyên truyền…" goes on inside a sentence in lower case; an abbreviation (CCHC) stays as it is.
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
