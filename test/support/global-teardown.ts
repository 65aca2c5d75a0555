/** Stops the PostgreSQL of this run and deletes its folder. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.testPostgres?.stop();
}
