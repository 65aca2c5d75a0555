import type { FactKind } from '../../domain/fact';

/** What a choice asks for beside itself. */
export type Field = 'doneOn' | 'count' | 'text' | 'evidence' | 'newDueOn' | 'dueOn' | 'to' | 'units';

/** Something that can be answered: which fact it becomes, its words, what it asks for. `text` words its free text. */
export type Choice = {
  kind: FactKind;
  words: string;
  hint?: string;
  fields: readonly Field[];
  text?: { label: string; required: boolean };
};

const NOTE = { label: 'Ghi chú', required: false };
const REASON = { label: 'Lý do', required: true };

/** Every choice there is; which of them a thing offers is `offeredFor`'s to say. One choice is one kind of fact. */
export const CHOICES = {
  completed: { kind: 'completed', words: 'Đã hoàn thành', fields: ['doneOn', 'count', 'text', 'evidence'], text: NOTE },
  results: {
    kind: 'completed',
    words: 'Có kết quả',
    hint: 'Cung cấp kết quả, minh chứng của kỳ báo cáo.',
    fields: ['text', 'evidence'],
    text: { label: 'Kết quả trong kỳ', required: false },
  },
  contributed: {
    kind: 'contributed',
    words: 'Đã thực hiện, gửi nội dung phối hợp',
    fields: ['text', 'evidence'],
    text: NOTE,
  },
  acknowledged: { kind: 'acknowledged', words: 'Đã tiếp nhận', fields: [] },
  started: { kind: 'started', words: 'Đang thực hiện', fields: ['text'], text: NOTE },
  'nothing-arose': { kind: 'nothing-arose', words: 'Không phát sinh trong kỳ', fields: ['text'], text: REASON },
  'extension-asked': { kind: 'extension-asked', words: 'Đề nghị gia hạn', fields: ['newDueOn', 'text'], text: REASON },
  obstacle: {
    kind: 'obstacle',
    words: 'Khó khăn, vướng mắc',
    hint: 'Gửi đến cơ quan đầu mối; thời hạn không thay đổi.',
    fields: ['text'],
    text: { label: 'Nội dung khó khăn, vướng mắc', required: true },
  },
  'handed-over': {
    kind: 'handed-over',
    words: 'Không thuộc nhiệm vụ của đơn vị, đề nghị chuyển',
    hint: 'Chuyển cho người khác trong đơn vị thì có hiệu lực ngay; chuyển đơn vị khác thì cơ quan đầu mối quyết định.',
    fields: ['to', 'text'],
    text: REASON,
  },
  'date-given': {
    kind: 'date-given',
    words: 'Cho biết thời hạn',
    fields: ['dueOn', 'text'],
    text: NOTE,
  },
  'partners-picked': { kind: 'partners-picked', words: 'Xác định cơ quan phối hợp', fields: ['units'] },
  confirmed: { kind: 'confirmed', words: 'Xác nhận', fields: [] },
  returned: { kind: 'returned', words: 'Trả lại, đề nghị thực hiện lại', fields: ['text'], text: REASON },
  'extension-granted': { kind: 'extension-granted', words: 'Đồng ý gia hạn', fields: ['newDueOn', 'text'], text: NOTE },
  'extension-refused': { kind: 'extension-refused', words: 'Giữ nguyên thời hạn', fields: ['text'], text: REASON },
  urged: { kind: 'urged', words: 'Đôn đốc ngay', hint: 'Đơn vị chủ trì nhận một thông báo.', fields: ['text'], text: NOTE },
} as const satisfies Record<string, Choice>;

export type ChoiceName = keyof typeof CHOICES;

/** A choice by the name a form sends, or null. */
export function choiceNamed(name: string | undefined): ChoiceName | null {
  return name !== undefined && Object.hasOwn(CHOICES, name) ? (name as ChoiceName) : null;
}

export function choiceOf(name: ChoiceName): Choice {
  return CHOICES[name];
}
