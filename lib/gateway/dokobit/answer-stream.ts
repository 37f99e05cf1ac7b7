import { GatewayError } from "../gateway-error";
import { withoutUrl } from "./request";

/** The bytes of an answer. A connection that breaks in the middle is a {@link GatewayError} here, too. */
export function answerStream({ body, status }: Response, operation: string): ReadableStream<Uint8Array> {
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
