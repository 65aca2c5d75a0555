import type { Authority } from '../domain/unit';
import type { Plan } from '../domain/plan';
import type { Notice } from '../domain/notice';
import { endOfDay } from '../domain/sending-hours';
import { dateAt } from '../domain/zone';
import { renderEmail } from '../templates/render-message';
import { communes, type Clock } from './commune';

export type WrittenMail = { subject: string; text: string; html: string };

/** One reminder in the words the program would use. */
export function sampleMail(clock: Clock): WrittenMail {
  const [{ register, plans }] = [...communes(clock, 1, 8)] as [{ register: Authority; plans: Plan[] }];
  const [plan] = plans as [Plan];
  return writeReminder(clock, register, plan, plan.tasks[0]?.no ?? '');
}

/** The reminder of one task to its lead's officer, as the program writes it. */
export function writeReminder(
  { at, calendar }: Omit<Clock, 'ladder'>,
  register: Authority,
  plan: Plan,
  taskNo: string,
): WrittenMail {
  const task = plan.tasks.find(({ no }) => no === taskNo);
  const lead = task?.leads[0]?.unit ?? '';
  const person = register.officers.find(({ unit }) => unit === lead);
  const dueOn = task?.schedules.map(({ rule }) => (rule.kind === 'limit' ? rule.on : null))[0] ?? dateAt(at);
  if (!person || typeof dueOn !== 'string') throw new Error(`nobody to remind of task ${taskNo}`);
  const notice: Notice = {
    key: `${plan.id}|reminder|${taskNo}`,
    kind: 'reminder',
    to: { unit: lead, as: 'lead', positions: ['officer'] },
    channels: ['email'],
    rung: 'before-1',
    items: [{ task: taskNo, key: dueOn, lead, dueOn }],
    momentOn: dateAt(at),
    postedOn: dateAt(at),
    daysLeft: 1,
    validUntil: endOfDay(dueOn),
  };
  const link = 'https://dondoc.tan-hoa.example/l/k1.AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBB';
  return renderEmail({
    at,
    channel: 'email',
    authority: register,
    calendar,
    person,
    entries: [{ notice, plan }],
    link,
    code: 'ABCD2345',
  });
}
