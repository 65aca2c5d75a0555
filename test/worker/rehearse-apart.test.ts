import { join } from 'node:path';
import { loadCalendar } from '../../config/load-calendar';
import { loadLadders } from '../../config/load-ladders';
import { sampleAuthority, samplePlan } from '../../config/sample-plan';
import type { rehearseApart } from '../../worker/rehearsal/rehearse-apart';
import { rehearseYear } from '../../worker/rehearsal/rehearse-year';

// A thread runs the built program.
const built = require(join(__dirname, '..', '..', 'dist', 'worker', 'rehearsal', 'rehearse-apart.js')) as {
  rehearseApart: typeof rehearseApart;
};
const plan = { ...samplePlan(2027), tasks: samplePlan(2027).tasks.slice(6, 7) };
const ladder = loadLadders()[0]!;
const order = {
  plan,
  authority: sampleAuthority(),
  calendar: loadCalendar(),
  ladder,
  startedOn: '2027-01-15',
  publicUrl: 'https://don-doc.example',
};

it('rehearses in a thread of its own what is rehearsed here, and goes on after an order that fails', async () => {
  const broken = { ...order, ladder: {} as typeof ladder };
  const [failed, answered] = await Promise.allSettled([built.rehearseApart(broken), built.rehearseApart(order)]);
  expect(failed.status).toBe('rejected');
  expect(answered).toEqual({ status: 'fulfilled', value: rehearseYear(order) });
});
