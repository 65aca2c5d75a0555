import { bare } from '../document/bare';

/** What a part of a plan is for. `tasks`: where tasks may stand; `assignment`: who does what; `duties`: the same in the last part. */
export type PartKind = 'aims' | 'tasks' | 'money' | 'time' | 'assignment' | 'duties' | 'recipients' | 'other';

const KINDS: readonly (readonly [PartKind, RegExp])[] = [
  ['recipients', /^noi nhan\b/],
  ['aims', /^(muc (dich|tieu|pich)|yeu cau|can cu|quan diem|dac diem|thuc trang|doi tuong|pham vi|co so|danh gia)/],
  ['time', /^(thoi gian|tien do|lo trinh)( to chuc)?( thuc hien| trien khai)?( ke hoach)?$/],
  ['assignment', /(nhiem vu|noi dung|giai phap|hoat dong).{0,40}to chuc thuc hien/],
  ['duties', /(to chuc (va )?(trien khai )?thuc hien|to chuc trien khai|che do (thong tin )?bao cao|thong tin,? bao cao)/],
  ['assignment', /(phan cong|trach nhiem (thuc hien|cua|cac)|giao nhiem vu)/],
  ['money', /^(kinh phi|nguon kinh phi|du toan|dieu kien bao dam|nguon luc)/],
  ['tasks', /(nhiem vu|noi dung|hinh thuc|bien phap|giai phap|hoat dong|ke hoach cu the|phu luc)/],
];

/** What a part's heading says it is for. */
export function partKind(heading: string): PartKind {
  const words = bare(heading);
  return KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
}
