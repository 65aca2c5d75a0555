import { smsRulesOf } from '../../channels/sms/create-sms';
import { loadSettings } from '../../config/settings';
import { isDateString } from '../../domain/dates';
import { rulesOf } from '../../domain/plan-rules';
import { rehearse } from '../../domain/rehearse';
import { dateAt } from '../../domain/zone';
import { findPlanSource, usualStart } from '../plan-source';
import { badInput } from '../report-errors';
import { planReport } from './plan-report';
import { rehearsalMessages } from './rehearsal-messages';
import { printReport } from './print-report';

/** Rehearses a plan and prints what it would send. Resolves to the exit status. */
export async function rehearsePlan(
  reference: string,
  { startsOn, json }: { startsOn?: string; json?: boolean },
): Promise<number> {
  if (startsOn && !isDateString(startsOn))
    throw badInput(`“${startsOn}” không phải là ngày`, 'Ghi dạng năm-tháng-ngày, ví dụ 2027-01-04');
  const source = findPlanSource(reference);
  const rules = rulesOf({ ...source, startedOn: startsOn ?? usualStart(source) });
  const orders = rehearse(rules);
  const { publicUrl, sms } = loadSettings(process.env);
  const messages = rehearsalMessages(source, rules, orders, publicUrl);
  const asOf = dateAt(orders.at(-1)?.at ?? 0);
  const { costPerSegment } = smsRulesOf(sms);
  printReport(planReport({ ...source, rules, messages, facts: [], asOf }), {
    json: json ?? false,
    source,
    ahead: { costPerSegment },
  });
  return 0;
}
