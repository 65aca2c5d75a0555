import type { FastifyInstance } from 'fastify';
import { planYaml } from '../../config/write-plan';
import { shiftPlan } from '../../domain/next-year/shift-plan';
import { findAuthority } from '../../store/authorities';
import { findPlan } from '../../store/find-plan';
import { addDraft } from '../../store/plan-drafts';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import { draftUrl } from './addresses';
import { isFormId } from './form-id';
import { replyNewPlan } from './new-page';

/** `/a/{authority}/plans/new/copy`: another year's plan as the draft of a new year's. */
export function registerCopy(app: FastifyInstance, deps: WebDeps): void {
  const { db, now } = deps;
  app.post<{ Params: { authority: string } }>(
    '/a/:authority/plans/new/copy',
    { config: { access: 'administer' } },
    async (request, reply) => {
      const { viewer, params } = request;
      const { _id: id = '', from = '', year = '' } = formOf(request);
      const [row, authority] = await Promise.all([findPlan(db, from), findAuthority(db, params.authority)]);
      if (!viewer || !authority || row?.authority !== params.authority || !isFormId(id)) return reply.callNotFound();
      const problem = await whyNot(deps, row.plan, year);
      if (problem) return replyNewPlan(reply.code(422), deps, params.authority, { id, from, year, copyError: problem });
      const { plan, schedules, kept } = shiftPlan(row.plan, Number(year));
      const origin = { kind: 'copy', from, schedules, kept } as const;
      const text = planYaml(plan, authority);
      await addDraft(db, { id, authority: authority.id, origin, text, plan, by: viewer.account, at: now() });
      return reply.redirect(draftUrl(authority.id, id), 303);
    },
  );
}

async function whyNot(
  { db }: WebDeps,
  old: { authority: string; slug: string; year: number },
  given: string,
): Promise<string | null> {
  const year = Number(given);
  if (!/^\d{4}$/.test(given) || year < 2000 || year > 2100) return 'Ghi năm gồm bốn chữ số, từ 2000 đến 2100, ví dụ 2027.';
  if (year === old.year) return `Kế hoạch được chọn đã là của năm ${year}. Ghi năm khác.`;
  const known = await findPlan(db, `${old.authority}/${old.slug}/${year}`);
  return known && known.startedAt !== null ? `Kế hoạch này của năm ${year} đã có và đã được theo dõi. Ghi năm khác.` : null;
}
