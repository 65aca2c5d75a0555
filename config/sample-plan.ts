import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '../domain/plan';
import type { Authority } from '../domain/unit';
import { authorityFile, loadAuthority } from './load-authority';
import { parsePlan } from './load-plan';

const FILE = join(__dirname, 'sample-plan.yaml');

/** The sample plan of the commune Tân Hòa for a year: what `npm start` shows before an authority has its own. */
export function samplePlan(year: number): Plan {
  return parsePlan(readFileSync(FILE, 'utf8').replaceAll('{{year}}', String(year)), FILE, sampleAuthority());
}

/** The register of Tân Hòa, an invented commune; all people and addresses in it are made up. */
export function sampleAuthority(): Authority {
  return loadAuthority(authorityFile('tan-hoa'));
}
