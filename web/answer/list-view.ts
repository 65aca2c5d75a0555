import type { Speaker } from './speaker';
import type { Thing } from './thing';
import { thingView } from './thing-view';

/** Longest list of one page: with more a telephone scrolls for ever. */
const MOST = 60;

/** Things in short, each with the way to it: what is still open first. */
export function listView(things: readonly Thing[], { urlOf }: Pick<Speaker, 'urlOf'>) {
  const ordered = [...things].sort((a, b) => Number(a.isDone) - Number(b.isDone) || dueOf(a).localeCompare(dueOf(b)));
  const rows = ordered.slice(0, MOST).map((thing) => ({ url: urlOf(thing), isDone: thing.isDone, ...thingView(thing) }));
  return {
    open: rows.filter(({ isDone }) => !isDone),
    done: rows.filter(({ isDone }) => isDone),
    more: Math.max(0, ordered.length - MOST),
  };
}

function dueOf({ kind, status }: Thing): string {
  return kind === 'dated' ? status.dueOn : '9999';
}
