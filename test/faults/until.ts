/** How long a test waits for a fact of the world before it says what is missing. */
const LIMIT_MS = 120_000;

/** Asks until the answer is neither false nor null; throws with `what` (and what `hint` tells) when it never is. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | false> | T | null | false,
  hint: () => string | Promise<string> = () => '',
  limitMs = LIMIT_MS,
): Promise<T> {
  for (const end = performance.now() + limitMs; ; await new Promise((again) => setTimeout(again, 50))) {
    const answer = await ask();
    if (answer !== null && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`still waiting: ${what}\n${await hint()}`);
  }
}
