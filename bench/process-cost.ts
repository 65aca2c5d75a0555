import { readdirSync, readFileSync } from 'node:fs';

/** What a process with all its children has used: CPU seconds so far (those that ended too) and resident memory now, bytes. */
export type Cost = { cpu: number; memory: number };

// Linux counts CPU in ticks of 10 ms for every program (USER_HZ).
const TICKS = 100;
const PAGE = 4096;

/** Cost of a process and all that descend from it; nought when it is gone. */
export function costOf(pid: number): Cost {
  const parents = readProcesses();
  const family = new Set([pid]);
  for (let grew = true; grew;) {
    grew = false;
    for (const { pid: child, parent } of parents) {
      if (family.has(parent) && !family.has(child)) grew = Boolean(family.add(child));
    }
  }
  const members = parents.filter((each) => family.has(each.pid));
  return { cpu: sum(members.map(({ cpu }) => cpu)), memory: sum(members.map(({ memory }) => memory)) };
}

type Entry = { pid: number; parent: number; cpu: number; memory: number };

function readProcesses(): Entry[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
}

function readProcess(pid: number): Entry | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces: fields are counted from after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const at = (place: number): number => Number(fields[place] ?? 0);
    const shared = Number(/^RssShmem:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
    // utime, stime, and those of children that have ended. Shared buffers would count once for each database connection.
    return { pid, parent: at(1), cpu: (at(11) + at(12) + at(13) + at(14)) / TICKS, memory: at(21) * PAGE - shared };
  } catch {
    return null;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
