/** Downloads raise `beforeunload` too, and leave the page where it is: after this long, it was one. */
const leavingMs = 5_000;
/** On Back WebKit ends a page's requests some time before it raises `beforeunload`. */
const noticeMs = 1_000;

/**
 * Lets a page be left while the router loads data, and come back. Firefox and WebKit end a page's requests once the next
 * page begins to load; the router answers a failed request by loading its own page again, which cancels the navigation.
 * So a request that fails while the page is being left fails only once the page turns out to stay. A page that the
 * browser kept and shows again, as on Back, waits for the rest of its data without end, or fails: it is loaded again.
 *
 * Without a network the router would leave the page, and what was typed there, for the browser's error page. Data that
 * fails to load then is requested again once the network is back.
 */
export function keepNavigation(browser: Window & typeof globalThis): void {
  let leftAt = -Infinity;
  /** The router's requests whose responses have not arrived whole. */
  const running = new Set<symbol>();
  browser.addEventListener("beforeunload", () => (leftAt = performance.now()));
  browser.addEventListener("pageshow", ({ persisted }) => {
    if (persisted && running.size > 0) browser.location.reload();
  });

  const untilPageStays = async (error: unknown): Promise<never> => {
    let restMs = noticeMs;
    do {
      await new Promise((resolve) => setTimeout(resolve, restMs));
      restMs = leftAt + leavingMs - performance.now();
    } while (restMs > 0);
    throw error;
  };

  const browserFetch = browser.fetch.bind(browser);
  /** What the page itself has aborted fails at once. */
  const request: typeof fetch = (input, init) =>
    browserFetch(input, init).catch((error: unknown) => {
      if (init?.signal?.aborted) throw error;
      return untilPageStays(error);
    });
  const requestOnline: typeof fetch = async (input, init) => {
    const wasOnline = browser.navigator.onLine;
    try {
      return await request(input, init);
    } catch (error) {
      const isOnline = browser.navigator.onLine;
      if ((wasOnline && isOnline) || init?.signal?.aborted) throw error;
      if (!isOnline)
        await new Promise((resolve) => browser.addEventListener("online", resolve, { once: true }));
      return requestOnline(input, init);
    }
  };
  browser.fetch = async (input, init) => {
    if (!isRouters(init)) return request(input, init);
    const key = Symbol();
    const end = () => running.delete(key);
    running.add(key);
    try {
      const response = await (isAction(init) ? request : requestOnline)(input, init);
      if (response.body) return withBody(response, heldBack(response.body, end));
      end();
      return response;
    } catch (error) {
      end();
      throw error;
    }
  };

  const heldBack = (body: ReadableStream<Uint8Array>, end: () => void): ReadableStream<Uint8Array> => {
    const reader = body.getReader();
    return new ReadableStream({
      async pull(controller) {
        try {
          const { done, value } = await reader.read().catch(untilPageStays);
          if (!done) return controller.enqueue(value);
          end();
          controller.close();
        } catch (error) {
          end();
          throw error;
        }
      },
      cancel(reason) {
        end();
        return reader.cancel(reason);
      },
    });
  };
}

/** Whether the router asks for a page's data, or for an action and the data of the page after it. */
const isRouters = (init: RequestInit | undefined) => has(init, "rsc") || isAction(init);

/** An action may have been done though its response is lost, so it is not requested again. */
const isAction = (init: RequestInit | undefined) => has(init, "next-action");

const has = (init: RequestInit | undefined, header: string) => new Headers(init?.headers).has(header);

/** The same response with another body, and with what the constructor does not take over. */
function withBody(response: Response, body: ReadableStream<Uint8Array>): Response {
  const { url, redirected } = response;
  return Object.defineProperties(new Response(body, response), {
    url: { value: url },
    redirected: { value: redirected },
  });
}
