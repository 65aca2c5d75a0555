import { z } from 'zod';
import { LIMITS } from './extract-apart';
import { Unreadable } from './extract-error';
import { runChild, type Limits } from './run-child';
import type { SheetOrder } from './sheet-child';

const answerShape = z.object({ rows: z.array(z.array(z.string())).nullable() });

let last: Promise<unknown> = Promise.resolve();

/**
 * The cells of a workbook's first sheet, at most `mostRows` rows of them, read as documents are: in a process of its own within the
 * same limits, and one at a time. Null: it is no workbook we can vouch for. Throws Unreadable where it is too much.
 */
export async function sheetApart(workbook: Buffer, mostRows: number, limits: Limits = LIMITS): Promise<string[][] | null> {
  const turn = last.then(() => readApart({ workbook: workbook.toString('base64'), mostRows }, limits));
  last = turn.catch(() => undefined);
  return turn;
}

async function readApart(order: SheetOrder, limits: Limits): Promise<string[][] | null> {
  const input = JSON.stringify(order);
  const answer = answerShape.safeParse(await runChild({ program: 'sheet-child', args: [], readable: [], input, limits }));
  if (!answer.success) throw TOO_MUCH;
  return answer.data.rows;
}

const TOO_MUCH = new Unreadable(
  'Không đọc được tệp trong giới hạn thời gian và bộ nhớ cho phép',
  'Đề nghị chỉ giữ bảng danh sách, bỏ ảnh và các trang tính khác, rồi thử lại',
);
