import type { Role } from '../../store/sessions';

/** Roles in the order of a form, with what they are for. */
export const ROLE_WORDS: Readonly<Record<Role, { words: string; hint: string }>> = {
  officer: { words: 'Cán bộ đơn vị', hint: 'cập nhật nhiệm vụ của một đơn vị' },
  coordinator: { words: 'Đầu mối', hint: 'theo dõi, đôn đốc, xác nhận kết quả, quyết định gia hạn' },
  viewer: { words: 'Lãnh đạo', hint: 'xem trang tổng quan' },
  administrator: { words: 'Quản trị', hint: 'quản lý kế hoạch, đơn vị, tài khoản' },
};

/** A role by its name in a form, or null. */
export function roleOf(text: string): Role | null {
  return Object.hasOwn(ROLE_WORDS, text) ? (text as Role) : null;
}
