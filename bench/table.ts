import type { medians } from './figures';

/** A scenario's figures as a Markdown table. */
export function table(name: string, runs: number, rows: ReturnType<typeof medians>): string {
  const lines = rows.map(({ what, value, least, most, unit, target }) => {
    const spread = least === most ? '' : `${words(least)}–${words(most)}`;
    return `| ${[what, `${words(value)} ${unit}`.trim(), spread, target ?? ''].join(' | ')} |`;
  });
  const head = `### ${name} (median of ${runs} ${runs === 1 ? 'run' : 'runs'})`;
  return [head, '', '| what | median | least–most | target |', '| --- | ---: | ---: | --- |', ...lines, ''].join('\n');
}

function words(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
}
