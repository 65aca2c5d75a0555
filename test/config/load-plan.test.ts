import { join } from 'node:path';
import { loadPlan } from '../../config/load-plan';

const plans = join(__dirname, '..', '..', 'config', 'plans');

it.each([
  ['nam-sach-2021', 8],
  ['kong-chro-2021', 9],
])('loads %s with its %i tasks', (name, count) => {
  expect(loadPlan(join(plans, `${name}.yaml`)).tasks.length).toBeGreaterThanOrEqual(count);
});
