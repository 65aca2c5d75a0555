import type { Costs } from './stage';

/** One line of the result: what was measured, its value and, where the goals name one, the bound it must keep. */
export type Figure = { what: string; value: number; unit: string; target?: string };

export function figure(what: string, value: number, unit: string, target?: string): Figure {
  return { what, value, unit, ...(target !== undefined && { target }) };
}

/** CPU seconds between two looks, for each 1,000 messages: in all and by process. */
export function cpuFigures(name: string, before: Costs, after: Costs, messages: number, target?: string): Figure[] {
  const per = (of: keyof Costs): number => ((after[of].cpu - before[of].cpu) / messages) * 1000;
  return [
    figure(`${name}: CPU, all`, per('program') + per('temporal') + per('postgres'), 's / 1,000', target),
    figure(`${name}: CPU, program`, per('program'), 's / 1,000'),
    figure(`${name}: CPU, Temporal`, per('temporal'), 's / 1,000'),
    figure(`${name}: CPU, PostgreSQL`, per('postgres'), 's / 1,000'),
  ];
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

/** The runs' figures as one list, each the median of its runs, with the smallest and largest. */
export function medians(runs: readonly (readonly Figure[])[]): (Figure & { least: number; most: number })[] {
  return (runs[0] ?? []).map((first) => {
    const values = runs.flatMap((run) => run.find(({ what }) => what === first.what)?.value ?? []);
    return { ...first, value: quantile(values, 0.5), least: Math.min(...values), most: Math.max(...values) };
  });
}
