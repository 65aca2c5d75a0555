import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { authorityFile, loadAuthority } from '../../config/load-authority';
import { loadPlan, parsePlan } from '../../config/load-plan';
import { sampleAuthority, samplePlan } from '../../config/sample-plan';
import { planYaml } from '../../config/write-plan';
import type { Plan } from '../../domain/plan';

const folder = join(__dirname, '..', '..', 'config', 'plans');
const plans: [string, Plan][] = [
  ...readdirSync(folder).map((file): [string, Plan] => [file, loadPlan(join(folder, file))]),
  ['sample', samplePlan(2027)],
];

it.each(plans)('writes %s as a plan file that reads back as the same plan', (_name, plan) => {
  const authority = loadAuthority(authorityFile(plan.authority));
  expect(parsePlan(planYaml(plan, authority), 'plan.yaml', authority)).toEqual(plan);
});

it('writes what only some plans have: another lead accountable, a ladder of its own, units to inform, odd words', () => {
  const [first, ...rest] = samplePlan(2027).tasks;
  const leads = [
    { name: 'Phòng Kinh tế', unit: 'phong-kinh-te', group: null, accountable: false, scope: 'phần: "a", #b\nc' },
    { name: 'Trạm Y tế', unit: 'tram-y-te', group: null, accountable: true, scope: null },
  ];
  const plan: Plan = {
    ...samplePlan(2027),
    confirms: true,
    informs: ['tram-y-te'],
    cutoffs: 'monthly',
    attachedTo: 'Quyết định số 12/QĐ-UBND ngày 05/01/2027 của UBND xã: “KH”',
    tasks: [{ ...first!, title: '- "null": [x] {y} # z', leads, source: null, notes: ['1', 'yes'] }, ...rest],
  };
  expect(parsePlan(planYaml(plan, sampleAuthority()), 'plan.yaml', sampleAuthority())).toEqual(plan);
});

it('writes a body whose old name the register has dropped by the name its unit has now', () => {
  const plan = samplePlan(2027);
  const authority = sampleAuthority();
  const renamed = {
    ...authority,
    units: authority.units.map((unit) =>
      unit.id === 'tram-y-te' ? { ...unit, name: 'Trạm Y tế khu vực 1', aliases: [] } : unit,
    ),
  };
  const read = parsePlan(planYaml(plan, renamed), 'plan.yaml', renamed);
  const named = (one: Plan) => one.tasks.flatMap(({ leads }) => leads).find(({ unit }) => unit === 'tram-y-te')?.name;
  expect([named(plan), named(read)]).toEqual(['Trạm Y tế xã', 'Trạm Y tế khu vực 1']);
});
