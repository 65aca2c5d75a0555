import type { FastifyRequest } from 'fastify';
import type { Plan } from '../../domain/plan';
import type { Authority } from '../../domain/unit';
import { mergeDraft } from '../../intake/plan/merge-draft';
import type { WebDeps } from '../web-deps';
import { sentFile, sentPlan } from './sent-plan';

type Amended = { plan: Plan; notes: readonly string[] } | { plan: null; problem: string };

/** A running plan with its corrected document, which a form brought, read into it; `notes`: what to look at again. */
export async function amendedByDocument(
  request: FastifyRequest,
  deps: WebDeps,
  plan: Plan,
  authority: Authority,
): Promise<Amended> {
  if (!sentFile(request)) return { plan: null, problem: 'Chọn tệp văn bản đã sửa (.docx, .pdf, .txt).' };
  const { problem, plan: read, reading, problems } = await sentPlan(request, deps, authority);
  if (problem !== null) return { plan: null, problem };
  if (!read || !reading) {
    const [first] = problems;
    return { plan: null, problem: first ? `${first.message}. ${first.hint}.` : 'Tệp .yaml được dán vào ô văn bản bên dưới.' };
  }
  if (read.year !== plan.year)
    return {
      plan: null,
      problem: `Văn bản của năm ${read.year}, kế hoạch đang theo dõi của năm ${plan.year}. Chọn đúng văn bản.`,
    };
  return { plan: mergeDraft(plan, read, reading.draft), notes: reading.document.notes };
}
