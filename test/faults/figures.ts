import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a fault cost: one row of the table that `npm run faults` prints. */
export type Figures = {
  /** As `T6` in the table of faults. */
  fault: string;
  /** What was done how often, in a few words. */
  tried: string;
  sent: number;
  lost: number;
  repeated: number;
  late: number;
  /** The invariants that did not hold, in words. */
  broken: readonly string[];
  /** What else was counted. */
  note?: string;
};

/** Keeps a row for the table; does nothing in `npm test`. */
export function keepFigures(figures: Figures): void {
  const folder = process.env['DONDOC_FAULTS_REPORT'];
  const name = `${figures.fault}-${figures.tried.replace(/[^a-z0-9]+/gi, '-')}.json`;
  if (folder) writeFileSync(join(folder, name), JSON.stringify(figures));
}
