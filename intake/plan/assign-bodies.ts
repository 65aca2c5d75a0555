import { bare } from '../document/bare';
import { cutAtLabels } from './cut-at-labels';
import { splitBodies, type NamedBody } from './split-bodies';

export type Assigned = { leads: NamedBody[]; partners: NamedBody[] };

/** Who leads and who helps, from the words of both fields; one field may hold both ("Chủ trì: …; Phối hợp: …"). */
export function assignBodies(leads: string, partners: string, content: readonly string[]): Assigned {
  const { lead, partner } = apart(leads);
  const named = [
    ...(partner === '' ? [] : splitBodies(partner)),
    ...(partners === '' ? [] : splitBodies(withoutLabels(partners))),
  ];
  const helping = named.length > 0 || partners !== '' ? named : helpersIn(content);
  const leading = splitBodies(lead);
  const isLead = new Set(leading.map(({ name }) => bare(name)));
  return {
    leads: leading,
    partners: helping.filter(
      ({ name }, at) => !isLead.has(bare(name)) && helping.findIndex((one) => bare(one.name) === bare(name)) === at,
    ),
  };
}

/** A cell or sentence with both: by its labels, by "chủ trì, phối hợp với", or by what each of its sentences says. */
function apart(text: string): { lead: string; partner: string } {
  const { before, fields } = cutAtLabels(text);
  const of = (field: string) => fields.flatMap((one) => (one.field === field ? [one.text] : [])).join('\n');
  if (of('partner') !== '' || of('lead') !== '')
    return { lead: [before, of('lead')].filter((part) => part !== '').join('\n'), partner: of('partner') };
  // With several sentences "phối hợp" speaks of one of them only.
  const joint = text.includes(';') ? null : WITH.exec(text);
  if (joint && joint.index > 0)
    return {
      lead: text.slice(0, joint.index),
      partner: text.slice(joint.index + joint[0].length).replace(/\s+thực hiện\.?$/iu, ''),
    };
  const sentences = text
    .split(/[;\n]|(?<=chủ trì(?: thực hiện)?|\((?:chủ trì|phối hợp)\)),/iu)
    .map((one) => one.trim().replace(/[.,]+$/u, ''));
  const helping = sentences.filter((one) => HELPS.test(one));
  if (helping.length === 0) return { lead: text, partner: '' };
  return {
    lead: sentences
      .filter((one) => !HELPS.test(one))
      .join('\n')
      .replace(/\s*\(chủ trì\)/giu, ''),
    partner: helping.map((one) => one.replace(HELPS, '')).join('\n'),
  };
}

const WITH =
  /\s*,?\s+(?:chủ trì,?\s+)?phối hợp(?:\s+chặt chẽ)?\s+(?:(?:với|cùng)\s+(?=\S)|(?=\p{Lu}))|\s*,?\s+chủ trì,?\s+phối hợp\s+(?=\S)/u;
/** "Phòng Nội vụ, Phòng Văn hóa phối hợp [tuyên truyền]", "Phòng Nội vụ (phối hợp)". */
const HELPS = /\s+(?:cùng )?phối hợp(?!\s+(?:với|cùng)\s)(?:\s+\p{Ll}.*)?$|\s*\([Pp]hối hợp[^()]*\)$/u;

function withoutLabels(text: string): string {
  const { before, fields } = cutAtLabels(text);
  return fields.length === 0 ? text : [before, ...fields.map((one) => one.text)].filter((part) => part !== '').join('\n');
}

// "Phòng Tư pháp, UBND cấp xã phối hợp cung cấp thông tin cho Đài": two or more who help. "X phối hợp với Y" says who X works with.
const HELPING = /^(.{8,}?)\s+phối hợp\s+(?!với\b|cùng\b|chặt)(?=\p{L})/iu;

function helpersIn(content: readonly string[]): NamedBody[] {
  for (const line of content) {
    const who = HELPING.exec(line)?.[1];
    if (!who || /[.:]/.test(who.replace(/^[^:]{0,20}:/, ''))) continue;
    const named = splitBodies(who).map((body) => ({ ...body, scope: null }));
    if (named.length >= 2) return named;
  }
  return [];
}
