/** Runs once in each server process, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startPortal } = await import("@/lib/server/start-portal");
    await startPortal();
  }
}
