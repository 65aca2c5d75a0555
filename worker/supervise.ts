type Server = { exited: Promise<never>; stop(): Promise<void> };

/**
 * Keeps a server running: one that ends by itself (killed, crashed) is started again, by `restart` from what it was.
 * Returns what ends it for good. Until it is back its users see broken connections and try again.
 */
export function supervise<T extends Server>(first: T, restart: (ended: T) => Promise<T>, log: (line: string) => void) {
  let current = first;
  let stopping = false;
  const watch = (server: T): void => {
    server.exited.catch(async (error: unknown) => {
      if (stopping) return;
      log(`Máy chủ đi kèm đã dừng, đang khởi động lại: ${error instanceof Error ? error.message : String(error)}`);
      await again(server);
    });
  };
  const again = async (ended: T): Promise<void> => {
    await ended.stop();
    for (let waitMs = 500; !stopping; waitMs = Math.min(waitMs * 2, 5_000)) {
      try {
        current = await restart(ended);
        // Stopped while it was starting: nobody else will end it.
        if (stopping) return await current.stop();
        return watch(current);
      } catch (error) {
        log(`Chưa khởi động lại được: ${error instanceof Error ? error.message : String(error)}`);
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    }
  };
  watch(first);
  return async (): Promise<void> => {
    stopping = true;
    await current.stop();
  };
}
