import type { Sandbox, SessionRunner } from "../parts/sandbox";
import type { Session } from "../store/sessions";
import { errorCode } from "../domain/error-code";

type Parts = Pick<Sandbox, "store" | "clock" | "withLock" | "report"> & {
  sign: (session: Session) => Promise<void>;
};

/** Ends each session at the time when its signer would have responded. */
export function createSessionRunner({ store, clock, withLock, report, sign }: Parts): SessionRunner {
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Set<Promise<void>>();

  async function settle(session: Session) {
    if (session.outcomeCode !== null) {
      store.sessions.fail(session.id, session.outcomeCode);
      return;
    }
    await withLock(session.signingToken, async () => {
      if (!store.sessions.claim(session.id)) return;
      try {
        await sign(session);
      } catch (error) {
        store.sessions.fail(session.id, errorCode.technical);
        report("A document could not be signed", error);
      }
    });
  }

  function run(session: Session) {
    timers.delete(session.id);
    const task = settle(session).catch((error: unknown) => report("A signing session broke off", error));
    running.add(task);
    void task.finally(() => running.delete(task));
  }

  function schedule(session: Session) {
    clearTimeout(timers.get(session.id));
    const waitMs = Math.max(0, session.settlesAt - clock.now().getTime());
    timers.set(session.id, setTimeout(run, waitMs, session));
  }

  return {
    schedule,
    resume: () => store.sessions.listOpen().forEach(schedule),
    async stop() {
      timers.forEach((timer) => clearTimeout(timer));
      timers.clear();
      await Promise.all(running);
    },
  };
}
