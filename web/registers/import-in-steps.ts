import { setImmediate } from 'node:timers/promises';
import { importUnits, type UnitImport } from '../../config/import-units';
import type { UnitRow } from '../../config/unit-row';
import type { Authority } from '../../domain/unit';

const STEP = 10;

/** What an import of many rows would do; others are answered in between. */
export async function importInSteps(rows: readonly UnitRow[], register: Authority): Promise<UnitImport> {
  let result: UnitImport = { authority: register, added: [], changed: [], problems: [] };
  for (let at = 0; at < rows.length; at += STEP) {
    const step = importUnits(rows.slice(at, at + STEP), result.authority, register.units.length);
    result = {
      authority: step.authority,
      added: [...result.added, ...step.added],
      changed: [...result.changed, ...step.changed],
      problems: [...result.problems, ...step.problems.map((problem) => ({ ...problem, row: problem.row + at }))],
    };
    await setImmediate();
  }
  return result;
}
