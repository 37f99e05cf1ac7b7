import { minuteMs, secondMs } from "../base/clock";
import type { FaultName } from "../faults/fault";
import type { PostbackQueue, Sandbox } from "../parts/sandbox";
import type { Postback } from "../store/postbacks";
import { deliverPostback, type Delivery, type DeliveryResult } from "./deliver-postback";
import { retryDelayMs } from "./retry-schedule";
import { forged, formEncoded } from "./faulty-deliveries";

type Parts = Pick<Sandbox, "store" | "clock" | "report">;

const maxTimerMs = 2 ** 31 - 1;
const defaultLatenessMs = 10 * minuteMs;

/**
 * Delivers the store's postbacks: those of one signing one after another, in the order of their creation; those of
 * different signings concurrently. Postbacks that are due when the sandbox starts are delivered then.
 */
export function createPostbackQueue({ store, clock, report }: Parts): PostbackQueue {
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;

  const takeFault = (fault: FaultName, { signingToken }: Postback) =>
    store.faults.take([fault], null, signingToken);

  /** Postpones a postback if a fault makes it late or out of order. @returns whether it was postponed */
  function postpone(postback: Postback): boolean {
    const late = takeFault("postback_late", postback);
    const isOvertaken =
      !late && store.postbacks.hasLater(postback) && takeFault("postback_out_of_order", postback);
    if (!late && !isOvertaken) return false;
    const lateUntil =
      late?.delayMs == null ? clock.after(defaultLatenessMs) : new Date(clock.now().getTime() + late.delayMs);
    store.postbacks.postpone(
      postback.id,
      isOvertaken ? new Date(clock.now().getTime() + secondMs) : lateUntil,
    );
    return true;
  }

  async function send(postback: Postback, delivery: Delivery): Promise<DeliveryResult> {
    const result = await deliverPostback(delivery, stopping.signal);
    // A delivery that the sandbox aborted says nothing about the receiver, and is repeated after the next start.
    if (!stopping.signal.aborted || result.isDelivered)
      store.postbacks.recordDelivery(postback.id, { at: clock.now(), ...delivery, ...result });
    return result;
  }

  async function deliver(postback: Postback): Promise<Pick<DeliveryResult, "isDelivered">> {
    const plain: Delivery = { url: postback.url, contentType: "application/json", body: postback.body };
    if (takeFault("postback_forged", postback)) await send(postback, forged(plain));
    const delivery = takeFault("postback_form_encoded", postback) ? formEncoded(plain) : plain;
    const copies = takeFault("postback_doubled", postback) ? [delivery, delivery] : [delivery];
    const results = await Promise.all(copies.map((copy) => send(postback, copy)));
    return { isDelivered: results.some(({ isDelivered }) => isDelivered) };
  }

  async function handle(postback: Postback) {
    if (postpone(postback)) return;
    if (takeFault("postback_lost", postback)) return store.postbacks.settle(postback.id, "lost", clock.now());
    const { isDelivered } = await deliver(postback);
    if (stopping.signal.aborted && !isDelivered) return;
    if (isDelivered) return store.postbacks.settle(postback.id, "delivered", clock.now());
    const waitMs = retryDelayMs(postback.attempts + 1);
    if (waitMs === undefined) store.postbacks.settle(postback.id, "given_up", clock.now());
    else store.postbacks.settle(postback.id, "waiting", clock.after(waitMs));
  }

  function wake() {
    if (stopping.signal.aborted) return;
    // Both queries use one instant: a postback that becomes due between two would be missed by both.
    const now = clock.now();
    for (const postback of store.postbacks.listDue(now)) {
      if (running.has(postback.signingToken)) continue;
      const task = handle(postback)
        .catch((error: unknown) => report("A postback could not be handled", error))
        .finally(() => {
          running.delete(postback.signingToken);
          wake();
        });
      running.set(postback.signingToken, task);
    }
    scheduleNext(now);
  }

  function scheduleNext(now: Date) {
    clearTimeout(timer);
    const next = store.postbacks.findNextDue(now);
    if (next === undefined) return;
    timer = setTimeout(wake, Math.min(maxTimerMs, Math.max(1, next - clock.now().getTime())));
  }

  return {
    enqueue(signing, body) {
      if (signing.postbackUrl === null) return;
      store.postbacks.insert(signing.token, signing.postbackUrl, JSON.stringify(body), clock.now());
    },
    wake,
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}
