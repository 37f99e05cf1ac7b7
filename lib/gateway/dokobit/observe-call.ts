import type { GatewayOperation } from "@/lib/domain/gateway/gateway-call";
import type { ObservedCall } from "../contract";
import { GatewayError } from "../gateway-error";

export type Observer = { observe?: (call: ObservedCall) => void; subject?: string; now: () => Date };

/** Makes a call and reports it to the observer, whether it succeeds or fails. */
export async function observeCall<T>(
  { observe, subject, now }: Observer,
  operation: GatewayOperation,
  call: () => Promise<{ httpStatus: number; result: T }>,
): Promise<T> {
  const startedAt = now();
  const beganAt = performance.now();
  const report = (ended: Pick<ObservedCall, "httpStatus" | "failure">) =>
    observe?.({
      operation,
      subject,
      startedAt,
      durationMs: Math.round(performance.now() - beganAt),
      ...ended,
    });
  try {
    const { httpStatus, result } = await call();
    report({ httpStatus });
    return result;
  } catch (error) {
    if (error instanceof GatewayError) report({ httpStatus: error.httpStatus, failure: error.failure });
    throw error;
  }
}
