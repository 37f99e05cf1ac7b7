const timeoutMs = 10_000;
const keptAnswerChars = 2000;

/** What is posted: a body and how it is written. */
export type Delivery = { url: string; contentType: string; body: string };

/** What came of one delivery; `answer` is the receiver's text or why there was none. */
export type DeliveryResult = { isDelivered: boolean; httpStatus: number | null; answer: string };

/** Posts a postback once. Anything but a 2xx answer is a failed delivery, a redirect too. Never throws. */
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
    const answer = (await response.text()).slice(0, keptAnswerChars);
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
