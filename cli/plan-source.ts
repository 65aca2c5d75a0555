import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { authorityFile, loadAuthority } from '../config/load-authority';
import { loadCalendar } from '../config/load-calendar';
import { loadLadders } from '../config/load-ladders';
import { loadPlan } from '../config/load-plan';
import type { WorkCalendar } from '../domain/calendar/work-calendar';
import { nextWorkingDay } from '../domain/calendar/working-days';
import type { DateString } from '../domain/dates';
import type { Ladder } from '../domain/ladder';
import type { Plan } from '../domain/plan';
import type { Authority } from '../domain/unit';
import { projectFolder } from '../worker/project-folder';
import { badInput } from './report-errors';

/** A plan with all it needs to be rehearsed or stored. */
export type PlanSource = { plan: Plan; authority: Authority; calendar: WorkCalendar; ladder: Ladder };

/** Finds a plan by the path of its file or by its id among the plans of `config/plans`. Throws ConfigError or bad input. */
export function findPlanSource(reference: string): PlanSource {
  const plan = existsSync(reference) ? loadPlan(reference) : planById(reference);
  const ladder = loadLadders().find(({ id }) => id === plan.ladder);
  if (!ladder) throw badInput(`Không có thang đôn đốc “${plan.ladder}”`, 'Xem config/ladders.yaml');
  return { plan, authority: loadAuthority(authorityFile(plan.authority)), calendar: loadCalendar(), ladder };
}

/** The day a plan's year begins when nobody says otherwise: its issue day, else the first working day of its year. */
export function usualStart({ plan, calendar }: Pick<PlanSource, 'plan' | 'calendar'>): DateString {
  return plan.issuedOn ?? nextWorkingDay(calendar, `${plan.year}-01-01`);
}

function planById(id: string): Plan {
  const folder = join(projectFolder(), 'config', 'plans');
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  for (const file of files) {
    const plan = loadPlan(join(folder, file));
    if (plan.id === id) return plan;
  }
  throw badInput(
    `Không tìm thấy kế hoạch “${id}”`,
    `Ghi đường dẫn tới tệp YAML, ví dụ config/plans/${files[0] ?? 'ke-hoach.yaml'}`,
  );
}
