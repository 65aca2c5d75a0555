import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { TextDocument } from '../document/document';
import { documentShape, draftShape, unreadableShape } from './answer-shape';
import type { ChildOrder } from './child';
import { Unreadable } from './extract-error';
import { runChild, type Limits } from './run-child';

/** ASVS 5.0, 5.2 and our own measurements: a small docx can cost hundreds of megabytes. */
export const LIMITS: Limits = { ms: 20_000, memoryMb: 512, outputBytes: 16 * 1024 * 1024 };

const answerShape = z.union([z.object({ document: documentShape, draft: draftShape.optional() }), unreadableShape]);

/**
 * The words of a file, read in a process of its own: it may read its own code and this file and nothing else, has no network
 * where the system allows to take it away, no environment, and is ended when it takes too long or too much. Throws Unreadable.
 */
export async function extractApart(file: string, limits: Limits = LIMITS): Promise<TextDocument> {
  return (await askChild(file, {}, limits)).document;
}

/** What such a process answers to an order about a file. Throws Unreadable. */
export async function askChild(file: string, order: ChildOrder, limits: Limits) {
  const path = realpathSync(resolve(file));
  const input = JSON.stringify(order);
  const answer = answerShape.safeParse(await runChild({ program: 'child', args: [path], readable: [path], input, limits }));
  if (!answer.success) throw TOO_MUCH;
  if ('unreadable' in answer.data) throw new Unreadable(answer.data.unreadable, answer.data.hint);
  return answer.data;
}

const TOO_MUCH = new Unreadable(
  'Không đọc được tệp trong giới hạn thời gian và bộ nhớ cho phép',
  'Đề nghị chỉ giữ phần kế hoạch, bỏ ảnh và phụ lục lớn, rồi thử lại',
);
