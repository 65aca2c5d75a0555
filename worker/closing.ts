/** What was started, to be ended in the opposite order. */
export type Closing = {
  add(name: string, close: () => Promise<unknown> | void, limitMs?: number): void;
  closeAll(): Promise<void>;
};

/** Each end gets its time and no more, and one that fails does not keep the others from ending. */
export function createClosing(log: (line: string) => void): Closing {
  const steps: { name: string; close: () => Promise<unknown> | void; limitMs: number }[] = [];
  return {
    add: (name, close, limitMs = 3_000) => void steps.push({ name, close, limitMs }),
    closeAll: async () => {
      for (let step = steps.pop(); step; step = steps.pop()) {
        const { name, close, limitMs } = step;
        const failure = await Promise.race([
          Promise.resolve()
            .then(close)
            .then(() => null, String),
          late(limitMs),
        ]);
        if (failure !== null) log(`${name}: ${failure}`);
      }
    },
  };
}

function late(limitMs: number): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve(`chưa dừng xong sau ${limitMs / 1000} giây`), limitMs).unref());
}
