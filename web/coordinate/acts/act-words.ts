import type { ActName } from '../../../domain/desk/possible-acts';

/** A field of an act's form. `wanted`: it must be filled in. */
export type Field = {
  name: 'text' | 'newDueOn' | 'doneOn' | 'count' | 'toUnit';
  kind: 'date' | 'long' | 'number' | 'unit';
  label: string;
  hint?: string;
  wanted: boolean;
};

/** An act in words: its heading and button, its fields, what happens with it, and what the page says afterwards. */
export type ActWords = { heading: string; button: string; effect: string; done: string; fields: readonly Field[] };

const REASON: Field = { name: 'text', kind: 'long', label: 'Lý do', wanted: true };
const NOTE: Field = { name: 'text', kind: 'long', label: 'Ý kiến (không bắt buộc)', wanted: false };

export const ACT_WORDS: Readonly<Record<ActName, ActWords>> = {
  confirm: {
    heading: 'Xác nhận hoàn thành',
    button: 'Xác nhận hoàn thành',
    effect: 'Kỳ này được tính là đã hoàn thành theo ngày đơn vị báo cáo; dừng nhắc việc.',
    done: 'Đã ghi nhận: xác nhận hoàn thành.',
    fields: [],
  },
  return: {
    heading: 'Trả lại kết quả',
    button: 'Trả lại kết quả',
    effect: 'Nhiệm vụ trở lại chưa hoàn thành, thời hạn giữ nguyên. Đơn vị nhận thông báo trả lại kèm lý do.',
    done: 'Đã ghi nhận: trả lại kết quả. Đơn vị được thông báo kèm lý do trong giờ gửi tin.',
    fields: [{ ...REASON, hint: 'Nêu nội dung cần bổ sung, hoàn thiện. Đơn vị nhận được nguyên văn.' }],
  },
  grant: {
    heading: 'Gia hạn',
    button: 'Gia hạn',
    effect: 'Thời hạn mới được áp dụng; thời hạn ban đầu vẫn được lưu. Đơn vị nhận thông báo kết quả.',
    done: 'Đã ghi nhận: gia hạn. Đơn vị được thông báo thời hạn mới trong giờ gửi tin.',
    fields: [
      {
        name: 'newDueOn',
        kind: 'date',
        label: 'Thời hạn mới',
        hint: 'Ngày nghỉ được chuyển sang ngày làm việc kế tiếp.',
        wanted: true,
      },
      NOTE,
    ],
  },
  refuse: {
    heading: 'Giữ nguyên thời hạn',
    button: 'Giữ nguyên thời hạn',
    effect: 'Thời hạn không thay đổi, việc đôn đốc tiếp tục. Đơn vị nhận thông báo kết quả kèm lý do.',
    done: 'Đã ghi nhận: giữ nguyên thời hạn. Đơn vị được thông báo kèm lý do trong giờ gửi tin.',
    fields: [REASON],
  },
  'keep-lead': {
    heading: 'Giữ nguyên đơn vị chủ trì',
    button: 'Giữ nguyên đơn vị chủ trì',
    effect: 'Đề nghị chuyển không còn tính. Đơn vị nhận thông báo kèm lý do.',
    done: 'Đã ghi nhận: giữ nguyên đơn vị chủ trì. Đơn vị được thông báo kèm lý do trong giờ gửi tin.',
    fields: [REASON],
  },
  'hand-over': {
    heading: 'Chuyển cho đơn vị khác',
    button: 'Chuyển nhiệm vụ',
    effect: 'Kế hoạch được điều chỉnh: đơn vị mới chủ trì nhiệm vụ này từ nay; hai đơn vị nhận thông báo điều chỉnh.',
    done: 'Đã điều chỉnh kế hoạch: nhiệm vụ được chuyển cho đơn vị mới chủ trì.',
    fields: [
      { name: 'toUnit', kind: 'unit', label: 'Đơn vị chủ trì mới', wanted: true },
      { ...REASON, label: 'Căn cứ, lý do' },
    ],
  },
  urge: {
    heading: 'Đôn đốc, trả lời đơn vị',
    button: 'Gửi đôn đốc',
    effect: 'Đơn vị nhận một thư có nội dung này, gửi cán bộ phụ trách và người đứng đầu trong giờ gửi tin.',
    done: 'Đã ghi nhận: đôn đốc. Đơn vị được thông báo trong giờ gửi tin.',
    fields: [{ name: 'text', kind: 'long', label: 'Nội dung', hint: 'Đơn vị nhận được nguyên văn.', wanted: true }],
  },
  complete: {
    heading: 'Ghi nhận hoàn thành thay đơn vị',
    button: 'Ghi nhận hoàn thành',
    effect: 'Dùng khi đơn vị báo cáo bằng văn bản hoặc trực tiếp. Kỳ này được tính là đã hoàn thành; dừng nhắc việc.',
    done: 'Đã ghi nhận: hoàn thành.',
    fields: [
      { name: 'doneOn', kind: 'date', label: 'Ngày hoàn thành thực tế', wanted: true },
      { name: 'count', kind: 'number', label: 'Số lượng hoàn thành', wanted: true },
      { ...NOTE, label: 'Căn cứ (số văn bản, người báo; không bắt buộc)' },
    ],
  },
};

/** The fields that fit an occurrence: how many are done is asked only where several are wanted. */
export function fieldsOf(act: ActName, times: number): readonly Field[] {
  return ACT_WORDS[act].fields.filter(({ name }) => name !== 'count' || times > 1);
}
