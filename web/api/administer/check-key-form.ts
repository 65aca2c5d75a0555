import { isDateString, type Instant } from '../../../domain/dates';
import type { Authority } from '../../../domain/unit';
import { dateAt } from '../../../domain/zone';
import { SCOPES, type KeyGrant } from '../../../store/api-keys';
import { CAPACITIES } from '../shapes/fact-shapes';

/** What was filled in, what is wrong with it, and what a key of it would be given; null while something is wrong. */
export type KeyForm = {
  name: string;
  scopes: readonly string[];
  capacities: readonly string[];
  unit: string;
  until: string;
  errors: Readonly<Partial<Record<'name' | 'scopes' | 'capacities' | 'unit' | 'until', string>>>;
  grant: KeyGrant | null;
};

type Given = Partial<Record<'name' | 'unit' | 'until', string>> & { scopes: readonly string[]; capacities: readonly string[] };

const NAME_LENGTH = 80;

/** A form nobody has filled in: reading is ticked, nothing that acts. */
export const NEW_KEY: KeyForm = { name: '', scopes: ['read'], capacities: [], unit: '', until: '', errors: {}, grant: null };

/** Checks the form of a new key; each problem says what to write instead. */
export function checkKeyForm(given: Given, { register, now }: { register: Authority; now: Instant }): KeyForm {
  const { name = '', unit = '', until = '' } = given;
  const scopes = SCOPES.filter((scope) => given.scopes.includes(scope));
  const capacities = CAPACITIES.filter((capacity) => given.capacities.includes(capacity));
  const saysFacts = scopes.includes('facts');
  const errors: KeyForm['errors'] = {
    ...((name === '' || name.length > NAME_LENGTH || /\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.test(name)) && {
      name: `Ghi tên phần mềm dùng khóa, tối đa ${NAME_LENGTH} ký tự.`,
    }),
    ...(scopes.length === 0 && { scopes: 'Chọn ít nhất một phạm vi.' }),
    ...(saysFacts && capacities.length === 0 && { capacities: 'Chọn khóa được ghi nhận thông tin với tư cách nào.' }),
    ...(unit !== '' && !register.units.some(({ id }) => id === unit) && { unit: 'Chọn một đơn vị trong danh sách.' }),
    ...(until !== '' &&
      !(isDateString(until) && until >= dateAt(now)) && { until: 'Ghi ngày từ hôm nay trở đi, hoặc để trống.' }),
  };
  const grant = { scopes, capacities: saysFacts ? capacities : [], units: unit === '' ? [] : [unit] };
  return { name, scopes, capacities, unit, until, errors, grant: Object.keys(errors).length > 0 ? null : grant };
}
