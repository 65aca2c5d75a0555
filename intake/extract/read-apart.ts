import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { TextDocument } from '../document/document';
import type { PlanDraft, Refusal } from '../plan/plan-draft';
import type { ReadingContext } from '../plan/read-plan';
import { documentShape, draftShape, unreadableShape } from './answer-shape';
import type { ChildOrder } from './child';
import { LIMITS, TOO_MUCH, unreadable } from './extract-apart';
import { runChild, type Limits } from './run-child';

/** What a file says: its words as they stand, and the draft they are read as or why they are no plan. */
export type Reading = { document: TextDocument; draft: PlanDraft | Refusal };

const answerShape = z.union([z.object({ document: documentShape, draft: draftShape }), unreadableShape]);

/**
 * The plan in a file, taken out and read in a process of its own, as `extractApart` does: neither a hostile file nor words that are
 * hard to read keep whoever asks from other work. Throws Unreadable.
 */
export async function readApart(file: string, reading: ReadingContext, limits: Limits = LIMITS): Promise<Reading> {
  return readingOf(file, { reading }, limits);
}

async function readingOf(file: string, order: ChildOrder, limits: Limits): Promise<Reading> {
  const input = realpathSync(resolve(file));
  const answer = answerShape.safeParse(
    await runChild({ program: 'child', args: [input], readable: [input], input: JSON.stringify(order), limits }),
  );
  if (!answer.success) throw TOO_MUCH;
  if ('unreadable' in answer.data) throw unreadable(answer.data);
  const { document, draft } = answer.data;
  return { document, draft: draft as PlanDraft | Refusal };
}
