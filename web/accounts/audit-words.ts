import type { Authority } from '../../domain/unit';
import type { AuditEntry } from '../../store/find-audit';
import type { FactKind } from '../../domain/fact';
import { FACT_WORDS } from '../../templates/fact-words';
import { grantWords } from './grant-view';
import type { Grant } from '../../store/sessions';

type Names = ReadonlyMap<string, string>;

const WORDS: Readonly<Record<string, string>> = {
  'account-created': 'tạo người quản trị đầu tiên',
  'account-invited': 'gửi thư mời',
  'account-disabled': 'ngừng tài khoản',
  'account-enabled': 'dùng lại tài khoản',
  'account-renamed': 'đổi họ tên',
  'role-given': 'giao vai',
  'role-taken': 'thu vai',
  'password-set': 'đặt mật khẩu',
  'sessions-ended': 'kết thúc những phiên khác',
  'second-factor-set': 'đặt xác thực hai lớp',
  'second-factor-removed': 'bỏ xác thực hai lớp',
  'recovery-codes-renewed': 'tạo mã dự phòng mới',
  'login-link-made': 'tạo liên kết đăng nhập bằng dòng lệnh',
  'plan-started': 'bắt đầu theo dõi kế hoạch',
  'plan-saved': 'lưu kế hoạch',
  'address-released': 'cho phép dùng lại địa chỉ nhận',
  'api-key-added': 'tạo khóa API',
  'api-key-revoked': 'thu hồi khóa API',
  'webhook-added': 'đăng ký webhook',
  'webhook-removed': 'bỏ webhook',
  'webhook-resumed': 'gửi lại tới webhook',
  'feed-added': 'tạo địa chỉ lịch',
  'feed-revoked': 'thu hồi địa chỉ lịch',
};

/** What an entry of the log says was done, and about what; an act without words of its own is named as the program names it. */
export function auditWords({ action, body }: AuditEntry, register: Authority, names: Names): { what: string; about: string } {
  const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '');
  if (action === 'fact') {
    const unit = register.units.find(({ id }) => id === text('unit'))?.name ?? text('unit');
    const task = text('task') && `nhiệm vụ ${text('task')}`;
    const about = [task, text('key') && `kỳ ${text('key')}`, unit, text('plan')].filter(Boolean).join(' · ');
    return { what: `ghi nhận: ${FACT_WORDS[text('kind') as FactKind] ?? text('kind')}`, about };
  }
  const grant = body['role'] as Grant | undefined;
  const role = typeof grant === 'object' && grant && 'role' in grant ? grantWords(grant, register) : '';
  const account = text('account') && (names.get(text('account')) ?? text('account'));
  const rest = ['plan', 'unit', 'person', 'name', 'address', 'version'].map((name) => (name in body ? String(body[name]) : ''));
  return { what: WORDS[action] ?? action, about: [account, role, ...rest].filter(Boolean).join(' · ') };
}

/** Who did it. */
export function whoWords({ body }: AuditEntry, { officers }: Authority, names: Names): string {
  const by = typeof body['by'] === 'string' ? body['by'] : null;
  if (by === 'cli') return 'dòng lệnh trên máy chủ';
  if (by?.startsWith('key:')) return `khóa API ${by.slice(4)}`;
  if (by === null) return typeof body['actor'] === 'string' ? (ACTORS[body['actor']] ?? body['actor']) : 'hệ thống';
  return names.get(by) ?? officers.find(({ id }) => id === by)?.name ?? by;
}

const ACTORS: Readonly<Record<string, string>> = {
  lead: 'cơ quan chủ trì',
  partner: 'đơn vị phối hợp',
  coordinator: 'đầu mối',
  leadership: 'lãnh đạo',
  administrator: 'người quản trị',
  temporal: 'Temporal',
};
