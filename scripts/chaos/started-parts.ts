type Part = { stop: () => Promise<unknown> };

/** Parts of a testbed, to stop all of them at its end, or when one does not start. */
export function startedParts() {
  const parts: Promise<Part>[] = [];
  return {
    add<P extends Part>(starting: Promise<P>): Promise<P> {
      parts.push(starting);
      return starting;
    },
    /**
     * Stops each part in the reverse order of their start, also one that is still starting, and even if another cannot
     * be stopped.
     *
     * @throws the first error of a part that could not be stopped
     */
    async stop(): Promise<void> {
      const failures: unknown[] = [];
      for (const starting of parts.splice(0).reverse()) {
        const part = await starting.catch(() => undefined);
        await part?.stop().catch((error: unknown) => failures.push(error));
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
