import { bare } from '../document/bare';
import { splitBodies, type NamedBody } from './split-bodies';

export type Assigned = { leads: NamedBody[]; partners: NamedBody[] };

/** Who leads and who helps, from the words of both fields; one field may hold both ("Chủ trì: …; Phối hợp: …"). */
export function assignBodies(leads: string, partners: string, content: readonly string[]): Assigned {
  const { lead, partner } = apart(leads);
  const named = [...(partner === '' ? [] : splitBodies(partner)), ...(partners === '' ? [] : splitBodies(partners))];
  const helping = named.length > 0 || partners !== '' ? named : helpersIn(content);
  const leading = splitBodies(lead);
  const isLead = new Set(leading.map(({ name }) => bare(name)));
  return { leads: leading, partners: helping.filter(({ name }) => !isLead.has(bare(name))) };
}

const PARTNER_LABEL = /(?:^|[\n;.(]\s*|\s[-–+]\s*)(?:cơ quan |đơn vị |các đơn vị )?phối hợp(?: thực hiện)?\s*:\s*/iu;
const LEAD_LABEL = /(?:^|[\n;.(]\s*|\s[-–+]\s*|^[-–+]\s*)(?:cơ quan |đơn vị )?chủ trì(?: thực hiện)?\s*:\s*/giu;
const WITH = /\s*,?\s+(?:(?:chủ trì,?\s+)?phối hợp)(?:\s+(?:với|cùng))?\s+(?=\S)/iu;

/** A cell or sentence with both: what stands before "phối hợp" and what after it. */
function apart(text: string): { lead: string; partner: string } {
  const labelled = PARTNER_LABEL.exec(text);
  if (labelled) {
    const before = text.slice(0, labelled.index).replace(LEAD_LABEL, '\n');
    const after = text.slice(labelled.index + labelled[0].length);
    const leadAfter = LEAD_LABEL.exec(after);
    LEAD_LABEL.lastIndex = 0;
    if (leadAfter && bare(before) === '')
      return { lead: after.slice(leadAfter.index + leadAfter[0].length), partner: after.slice(0, leadAfter.index) };
    return { lead: before, partner: after };
  }
  const plain = text.replace(LEAD_LABEL, '\n').trim();
  // With several sentences "phối hợp" speaks of one of them only.
  const joint = plain.includes(';') ? null : WITH.exec(plain);
  if (!joint || joint.index === 0) return { lead: plain, partner: '' };
  return {
    lead: plain.slice(0, joint.index),
    partner: plain.slice(joint.index + joint[0].length).replace(/\s+thực hiện\.?$/iu, ''),
  };
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
