import type { Sandbox } from "../sandbox";
import type { Postback, PostbackAnswer, PostbackStatus } from "../store/postbacks";
import type { Signing } from "../store/signings";
import { deliverPostback } from "./deliver-postback";
import { waitBeforeRepeatMs } from "./repeat-schedule";

type Parts = Pick<Sandbox, "store" | "clock" | "report">;

export type PostbackQueue = ReturnType<typeof createPostbackQueue>;

const longestTimerMs = 2 ** 31 - 1;

/**
 * Delivers postbacks from the store: those of one signing one after another and in the order of their making, those of
 * different signings without waiting for each other. What is due when the sandbox starts is delivered then.
 */
export function createPostbackQueue({ store, clock, report }: Parts) {
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;

  async function handle(postback: Postback) {
    const isLost = store.faults.take("postback_lost", postback.signingToken);
    const result = isLost ? undefined : await deliverPostback(postback, stopping.signal);
    // A delivery that the sandbox itself broke off says nothing about the receiver: it is made again after the start.
    if (stopping.signal.aborted && !result?.isDelivered) return;
    const record = (
      status: PostbackStatus,
      dueAt: Date,
      answer: Pick<PostbackAnswer, "httpStatus" | "answer">,
    ) =>
      store.postbacks.recordAnswer(
        postback.id,
        { at: clock.now(), contentType: "application/json", body: postback.body, ...answer },
        status,
        dueAt,
      );
    if (!result)
      return record("lost", clock.now(), {
        httpStatus: null,
        answer: "Lost, as the fault postback_lost asks",
      });
    if (result.isDelivered) return record("delivered", clock.now(), result);
    const waitMs = waitBeforeRepeatMs(postback.attempts + 1);
    if (waitMs === undefined) record("given_up", clock.now(), result);
    else record("waiting", clock.after(waitMs), result);
  }

  function wake() {
    if (stopping.signal.aborted) return;
    for (const postback of store.postbacks.listDue(clock.now())) {
      if (running.has(postback.signingToken)) continue;
      const task = handle(postback)
        .catch((error: unknown) => report("A postback could not be handled", error))
        .finally(() => {
          running.delete(postback.signingToken);
          wake();
        });
      running.set(postback.signingToken, task);
    }
    sleepUntilNext();
  }

  function sleepUntilNext() {
    clearTimeout(timer);
    const next = store.postbacks.findNextDue(clock.now());
    if (next === undefined) return;
    timer = setTimeout(wake, Math.min(longestTimerMs, Math.max(1, next - clock.now().getTime())));
  }

  return {
    /** Keeps a postback for delivery, where the signing wants any; runs inside the caller's transaction. */
    enqueue(signing: Signing, body: object) {
      if (signing.postbackUrl === null) return;
      store.postbacks.insert(signing.token, signing.postbackUrl, JSON.stringify(body), clock.now());
    },
    /** Looks for due postbacks now. Call it after the transaction that kept one. */
    wake,
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}
