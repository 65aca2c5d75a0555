import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { TextDocument } from '../document/document';
import { documentShape, unreadableShape } from './answer-shape';
import { Unreadable } from './extract-error';
import { runChild, type Limits } from './run-child';

/** ASVS 5.0, 5.2 and our own measurements: a small docx can cost hundreds of megabytes. */
export const LIMITS: Limits = { ms: 20_000, memoryMb: 512, outputBytes: 16 * 1024 * 1024 };

const answerShape = z.union([z.object({ document: documentShape }), unreadableShape]);

/**
 * The words of a file, read in a process of its own: it may read its own code and this file and nothing else, has no network
 * where the system allows to take it away, no environment, and is ended when it takes too long or too much. Throws Unreadable.
 */
export async function extractApart(file: string, limits: Limits = LIMITS): Promise<TextDocument> {
  const input = realpathSync(resolve(file));
  const answer = answerShape.safeParse(
    await runChild({ program: 'child', args: [input], readable: [input], input: '{}', limits }),
  );
  if (!answer.success) throw TOO_MUCH;
  if ('unreadable' in answer.data) throw unreadable(answer.data);
  return answer.data.document;
}

/** A file that takes more than it may. */
export const TOO_MUCH = new Unreadable(
  'Không đọc được tệp trong giới hạn thời gian và bộ nhớ cho phép',
  'Đề nghị chỉ giữ phần kế hoạch, bỏ ảnh và phụ lục lớn, rồi thử lại',
);

/** What a child says about a file it could not read. */
export function unreadable({ unreadable: why, hint, isScan }: z.output<typeof unreadableShape>): Unreadable {
  return new Unreadable(why, hint, isScan);
}
