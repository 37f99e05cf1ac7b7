import type { ObservedCall } from "../contract";
import { GatewayError } from "../gateway-error";

export type Observer = { observe?: (call: ObservedCall) => void; subject?: string; now: () => Date };

/** Tells the observer of a call, however it ends. */
export async function observed<T>(
  { observe, subject, now }: Observer,
  operation: string,
  call: () => Promise<{ httpStatus: number; result: T }>,
): Promise<T> {
  const startedAt = now();
  const beganAt = performance.now();
  const tell = (ended: Pick<ObservedCall, "httpStatus" | "failure">) =>
    observe?.({
      operation,
      subject,
      startedAt,
      durationMs: Math.round(performance.now() - beganAt),
      ...ended,
    });
  try {
    const { httpStatus, result } = await call();
    tell({ httpStatus });
    return result;
  } catch (error) {
    if (error instanceof GatewayError) tell({ httpStatus: error.httpStatus, failure: error.failure });
    throw error;
  }
}
