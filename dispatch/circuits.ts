import type { Instant } from '../domain/dates';

/** Keeps a channel still after a fault of our own, so that thousands of messages do not run into the same wall. */
export type Circuit = {
  /** True when a message may be tried now: the circuit is closed, or it is time to probe. */
  mayTry: (now: Instant) => boolean;
  /** Returns true when this opened it. */
  open: (now: Instant) => boolean;
  /** Returns true when this closed it, or is the first good answer of this process or since `down`. */
  close: () => boolean;
  /** Nobody answered: messages are put off one by one, and all become due when somebody answers again. */
  down: () => void;
  /** Until when nothing may be tried; null: the circuit is closed. An open circuit is probed by one message at a time. */
  openUntil: () => Instant | null;
};

const circuits = new WeakMap<object, Circuit>();

/** The circuit of a transport: one for the life of the process. */
export function circuitOf(transport: object, probeMs: number): Circuit {
  const known = circuits.get(transport) ?? createCircuit(probeMs);
  circuits.set(transport, known);
  return known;
}

function createCircuit(probeMs: number): Circuit {
  let openUntil: Instant | null = null;
  // A process before this one may have left an alarm standing, and the provider may have been away.
  let isSure = false;
  return {
    mayTry: (now) => openUntil === null || now >= openUntil,
    open: (now) => {
      const isNew = openUntil === null;
      openUntil = now + probeMs;
      return isNew;
    },
    close: () => {
      const isNews = openUntil !== null || !isSure;
      openUntil = null;
      isSure = true;
      return isNews;
    },
    down: () => void (isSure = false),
    openUntil: () => openUntil,
  };
}
