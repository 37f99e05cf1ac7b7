const timeoutMs = 10_000;
const maxAnswerLength = 2000;

/** A POST request to send. */
export type Delivery = { url: string; contentType: string; body: string };

/** The result of one delivery; `answer` is the receiver's text, or why there was no answer. */
export type DeliveryResult = { isDelivered: boolean; httpStatus: number | null; answer: string };

/** Posts a postback once. Any answer but 2xx is a failed delivery, including a redirect. Never throws. */
export async function deliverPostback(
  { url, contentType, body }: Delivery,
  stopping: AbortSignal,
): Promise<DeliveryResult> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": contentType, "user-agent": "Paraph-Sandbox-Gateway" },
      body,
      redirect: "manual",
      signal: AbortSignal.any([stopping, AbortSignal.timeout(timeoutMs)]),
    });
    const answer = (await response.text()).slice(0, maxAnswerLength);
    return { isDelivered: response.ok, httpStatus: response.status, answer };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return {
      isDelivered: false,
      httpStatus: null,
      answer: cause instanceof Error ? cause.message : String(cause),
    };
  }
}
