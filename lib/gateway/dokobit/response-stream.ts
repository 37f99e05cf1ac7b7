import type { GatewayOperation } from "@/lib/domain/gateway/gateway-call";
import { GatewayError } from "../gateway-error";
import { withoutUrl } from "./request";

/** The body of a response. A connection that breaks halfway errors the stream with a {@link GatewayError}. */
export function responseStream(
  { body, status }: Response,
  operation: GatewayOperation,
): ReadableStream<Uint8Array> {
  const reader = (body ?? new Blob([]).stream()).getReader();
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (cause) {
          controller.error(
            new GatewayError("unreachable", operation, { httpStatus: status, cause: withoutUrl(cause) }),
          );
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
