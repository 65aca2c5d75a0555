import { dateAt } from '../../domain/zone';
import type { Instant } from '../../domain/dates';
import type { Authority, Unit } from '../../domain/unit';
import type { Grant } from '../../store/sessions';
import type { Viewer } from '../shell/viewer';
import { mayGive } from './may-manage';
import { roleOf } from './role-words';

/** The role a form gives, or what is wrong with it, by field. */
export function readGrant(
  form: Readonly<Record<string, string>>,
  { viewer, register, at }: { viewer: Viewer; register: Authority; at: Instant },
): { grant: Grant; problems: null } | { grant: null; problems: Record<string, string> } {
  const role = roleOf(form['role'] ?? '');
  if (!role) return { grant: null, problems: { role: 'Đề nghị chọn một vai.' } };
  const authority = form['everywhere'] === 'yes' ? '*' : register.id;
  if (!mayGive(viewer, { authority }, register.id) || (authority === '*' && role === 'officer'))
    return { grant: null, problems: { role: 'Vai này chỉ giao được tại một cơ quan.' } };
  if (role !== 'officer') return { grant: { authority, role, unit: '' }, problems: null };
  const unit = unitsToday(register, at).find(({ id }) => id === form['unit']);
  if (!unit) return { grant: null, problems: { unit: 'Đề nghị chọn đơn vị của cán bộ.' } };
  return { grant: { authority, role, unit: unit.id }, problems: null };
}

/** The units an officer may be of: those that still exist. */
export function unitsToday({ units }: Authority, at: Instant): readonly Unit[] {
  const today = dateAt(at);
  return units.filter(({ until }) => until === null || until >= today);
}
