/** Downloads raise `beforeunload` too, and leave the page where it is: after this long, it was one. */
const leavingMs = 5_000;

/**
 * Lets a page be left while the router loads data. Firefox and WebKit end a page's requests once the next page begins to
 * load; the router answers a failed request by loading its own page again, which cancels the navigation. So a request
 * that fails while the page is being left fails only once the page turns out to stay.
 */
export function keepNavigation(browser: Window & typeof globalThis): void {
  let leftAt = -Infinity;
  browser.addEventListener("beforeunload", () => (leftAt = performance.now()));

  const untilPageStays = async (error: unknown): Promise<never> => {
    const restMs = leftAt + leavingMs - performance.now();
    if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
    throw error;
  };

  const request = browser.fetch.bind(browser);
  browser.fetch = async (input, init) => {
    const response = await request(input, init).catch(untilPageStays);
    return isRouters(init) && response.body ? withBody(response, heldBack(response.body)) : response;
  };

  const heldBack = (body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> => {
    const reader = body.getReader();
    return new ReadableStream({
      async pull(controller) {
        const { done, value } = await reader.read().catch(untilPageStays);
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    });
  };
}

/** Whether the router asks for a page's data. */
const isRouters = (init: RequestInit | undefined) => new Headers(init?.headers).has("rsc");

/** The same response with another body, and with what the constructor does not take over. */
function withBody(response: Response, body: ReadableStream<Uint8Array>): Response {
  const { url, redirected } = response;
  return Object.defineProperties(new Response(body, response), {
    url: { value: url },
    redirected: { value: redirected },
  });
}
