import type { CellState } from './cell-state';

/** What stands in the column of what has no due day. */
export type UndatedState = 'standing' | 'on-demand' | 'no-date';

type Drawn = { sign: string; short: string; long: string; tone: 'good' | 'late' | 'soon' | 'waiting' | 'neutral' };

/** Colour, sign and words of each state of the grid: the sign tells them apart on paper without colour. */
export const CELL_WORDS: Readonly<Record<CellState | UndatedState, Drawn>> = {
  'on-time': { sign: '✓', short: 'đúng hạn', long: 'Hoàn thành đúng hạn', tone: 'good' },
  late: { sign: '✓!', short: 'muộn', long: 'Hoàn thành muộn', tone: 'soon' },
  confirming: { sign: '…', short: 'chờ xác nhận', long: 'Đã báo hoàn thành, chờ xác nhận', tone: 'waiting' },
  asked: { sign: '↷?', short: 'xin gia hạn', long: 'Đề nghị gia hạn, chờ quyết định', tone: 'waiting' },
  soon: { sign: '◔', short: 'sắp đến hạn', long: 'Sắp đến hạn (trong 10 ngày)', tone: 'soon' },
  due: { sign: '●', short: 'đến hạn', long: 'Đến hạn', tone: 'soon' },
  overdue: { sign: '!', short: 'quá hạn', long: 'Quá hạn', tone: 'late' },
  extended: { sign: '↷', short: 'gia hạn', long: 'Được gia hạn, trong hạn mới', tone: 'waiting' },
  open: { sign: '▷', short: 'trong hạn', long: 'Trong kỳ, trong hạn', tone: 'neutral' },
  ahead: { sign: '○', short: 'chưa đến kỳ', long: 'Chưa đến kỳ', tone: 'neutral' },
  'nothing-arose': { sign: '⊘', short: 'không phát sinh', long: 'Không phát sinh', tone: 'neutral' },
  standing: { sign: '∞', short: 'thường xuyên', long: 'Thường xuyên, không hạn', tone: 'neutral' },
  'on-demand': { sign: '∗', short: 'khi có yêu cầu', long: 'Khi có yêu cầu, không hạn', tone: 'neutral' },
  'no-date': { sign: '?', short: 'chưa có ngày', long: 'Chưa xác định thời hạn', tone: 'soon' },
};
