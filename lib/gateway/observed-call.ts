import { GatewayError, type GatewayFailure } from "./gateway-error";

/** What an observer is told of a call: neither its address nor its bodies, as they carry tokens and personal codes. */
export type ObservedCall = {
  operation: string;
  /** What the call was about, as its caller names it. */
  subject?: string;
  startedAt: Date;
  /** To the end of the answer, and where that is a file to its beginning. */
  durationMs: number;
  /** Left out where no answer came. */
  httpStatus?: number;
  /** Left out where the call did its work. */
  failure?: GatewayFailure;
};

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
