import type { FastifyInstance } from 'fastify';
import { planYaml } from '../../config/write-plan';
import { findAuthority } from '../../store/authorities';
import { findCalendar } from '../../store/calendars';
import { findPlan } from '../../store/find-plan';
import { findPlanVersion } from '../../store/find-version';
import { listPlanVersions } from '../../store/plan-versions';
import { authorityUrl, planUrl } from '../shell/addresses';
import { momentWords } from '../shell/moment-words';
import type { WebDeps } from '../web-deps';
import { PLAN_PATH, type PlanParams } from './addresses';
import { differenceWords } from './difference-words';
import { planIdOf } from './plan-of';

type Version = { Params: PlanParams['Params'] & { version: string } };

/** The plan as a file (`plan.yaml`), and what each of its versions changed (`versions/{n}`). */
export function registerVersions(app: FastifyInstance, { db }: WebDeps): void {
  app.get<PlanParams>(`${PLAN_PATH}/plan.yaml`, { config: { access: 'follow' } }, async ({ params }, reply) => {
    const [row, authority] = await Promise.all([findPlan(db, planIdOf(params)), findAuthority(db, params.authority)]);
    if (!row || !authority) return reply.callNotFound();
    const name = `${row.plan.slug}-${row.plan.year}.yaml`;
    return reply
      .type('application/yaml; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(planYaml(row.plan, authority));
  });

  app.get<Version>(`${PLAN_PATH}/versions/:version(^\\d{1,6}$)`, { config: { access: 'manage' } }, async ({ params }, reply) => {
    const [id, number] = [planIdOf(params), Number(params.version)];
    const row = await findPlan(db, id);
    const [after, before, calendar, versions] = await Promise.all([
      findPlanVersion(db, id, number),
      findPlanVersion(db, id, number - 1),
      row && findCalendar(db, row.calendarVersion),
      listPlanVersions(db, id),
    ]);
    const version = versions.find((one) => one.version === number);
    if (!row || !after || !before || !calendar || !version) return reply.callNotFound();
    return reply.page('plans/version', {
      title: `Phiên bản ${number}: ${row.plan.title}`,
      styles: ['plans.css'],
      plansUrl: authorityUrl(row.authority, 'plans'),
      planTitle: row.plan.title,
      planUrl: planUrl(id),
      manageUrl: `${planUrl(id)}/manage`,
      at: momentWords(version.savedAt),
      by: version.by ?? 'hệ thống',
      reason: version.reason,
      differences: differenceWords(before, after, calendar),
    });
  });
}
