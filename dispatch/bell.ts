/** Wakes a loop before its time. */
export type Bell = {
  ring: () => void;
  /** Resolves when the bell has rung since this was last heard, and at the latest after so many milliseconds. */
  rung: (atMostMs: number) => Promise<void>;
};

/** Rings at most once until it is heard: what rings while the loop is busy is not lost. Once `signal` aborts it rings on. */
export function createBell(signal: AbortSignal): Bell {
  let rang = signal.aborted;
  let wake = (): void => undefined;
  const ring = (): void => {
    rang = true;
    wake();
  };
  const rung = async (atMostMs: number): Promise<void> => {
    if (!rang) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, atMostMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    rang = signal.aborted;
  };
  signal.addEventListener('abort', ring);
  return { ring, rung };
}
