import { dateAt } from '../../domain/zone';
import { LIST_KINDS } from '../kind-words';
import { renderTemplate } from '../compile-templates';
import type { MessageInput } from '../message-input';
import { groupNotices } from '../notice-groups';
import { sectionView } from '../section-view';
import { smsView } from '../sms/sms-view';
import type { TextPart } from './own-texts';
import { EMAIL_PLACES, SMS_PLACES } from './placeholders';

/**
 * The shipped words of a part as an own text would say them: to start from, and to see which places must stay. Made from a
 * notice of that kind, whose words are put back as places. Null: the kind has no such part.
 */
export function starterText(part: TextPart, input: MessageInput): string | null {
  const [group] = groupNotices(input.entries);
  if (!group) return null;
  if (part === 'sms') return smsStarter(input);
  const view = sectionView({ ...input, on: dateAt(input.at) }, group, true);
  if (view.isOne !== part.endsWith('-one') || (LIST_KINDS.has(group.kind) && part.endsWith('-one'))) return null;
  const places = Object.fromEntries(
    EMAIL_PLACES.flatMap(({ name, field }) =>
      Object.entries(view).some(([key, value]) => key === field && value) ? [[field, `{{${name}}}`]] : [],
    ),
  );
  const marked = {
    ...view,
    ...places,
    ...(view.period && { period: '⟦ky⟧' }),
    please: '{{hoa de-nghi}}',
    scope: '',
    partners: '',
    products: '⟦chi-tiet⟧',
    link: '⟦duong-dan⟧',
    table: { head: [], rows: [{ cells: [], line: '⟦danh-sach⟧' }], more: '' },
  };
  const text = renderTemplate(group.kind, part.startsWith('subject') ? 'subject' : 'text', marked);
  return tidy(placed(text));
}

function smsStarter(input: MessageInput): string | null {
  const { template, view } = smsView(input, groupNotices(input.entries));
  if (template === 'message' || template === 'several') return null;
  const all: Record<string, unknown> = { ...view, title: 'x', authority: 'x', code: 'x' };
  const places = SMS_PLACES.flatMap(({ name, field }) => (all[field] ? [[field, `{{${name}}}`]] : []));
  return renderTemplate(template, 'sms', { ...all, ...Object.fromEntries(places) }).trim();
}

function placed(text: string): string {
  return text
    .replaceAll(', ⟦ky⟧', '{{phay ky}}')
    .replaceAll('⟦ky⟧', '{{ky}}')
    .replace(/tại:\s+⟦duong-dan⟧/g, '{{duong-dan}}')
    .replace(/Sản phẩm(, minh chứng)?: ⟦chi-tiet⟧\./g, '{{chi-tiet}}')
    .replaceAll('- ⟦danh-sach⟧.', '{{danh-sach}}')
    .replace(/⟦([a-z-]+)⟧/g, '{{$1}}');
}

function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/ +/g, ' ').trim());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
