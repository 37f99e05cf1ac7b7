import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepNavigation } from "./keep-navigation";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A page whose requests are answered by `answer`. */
function pageWith(answer: () => Promise<Response>) {
  const reload = vi.fn();
  const navigator = { onLine: true };
  const page = Object.assign(new EventTarget(), {
    ...{ fetch: () => answer(), location: { reload }, navigator },
  }) as unknown as Window & typeof globalThis;
  keepNavigation(page);
  const load = async (header: string) =>
    (await page.fetch("/documents?_rsc=1", { headers: { [header]: "1" } })).text();
  const outcomeOf = (loading: Promise<string>) => {
    const seen: string[] = [];
    loading.then(
      (text) => seen.push(text),
      (error: Error) => seen.push(error.message),
    );
    return seen;
  };
  return {
    load: (header = "rsc") => outcomeOf(load(header)),
    leave: () => page.dispatchEvent(new Event("beforeunload")),
    goOffline: () => (navigator.onLine = false),
    goOnline: () => {
      navigator.onLine = true;
      page.dispatchEvent(new Event("online"));
    },
    comeBack: () => page.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true })),
    reload,
  };
}

const aborted = () => Promise.reject(new TypeError("NetworkError"));
const cutOff = async () =>
  new Response(new ReadableStream({ pull: (controller) => controller.error(new TypeError("cut off")) }));

test.each([
  ["is not answered", aborted, "NetworkError"],
  ["is answered in part", cutOff, "cut off"],
])("a request of the router that %s fails once the page is known to stay", async (_, answer, message) => {
  const seen = pageWith(answer).load();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen).toEqual([message]);
});

test.each([
  ["is not answered", aborted],
  ["is answered in part", cutOff],
])("a request of the router that %s just before the page is left does not fail", async (_, answer) => {
  const page = pageWith(answer);
  const seen = page.load();
  await vi.advanceTimersByTimeAsync(500);
  page.leave();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(seen).toEqual([]);
});

test.each([
  ["is not answered", aborted, "NetworkError"],
  ["is answered in part", cutOff, "cut off"],
])(
  "a request of the router that %s fails on a page being left only once it stays",
  async (_, answer, message) => {
    const page = pageWith(answer);
    page.leave();
    const seen = page.load();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(seen).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(seen).toEqual([message]);
  },
);

const unanswered = () => new Promise<Response>(() => undefined);
const unfinished = async () => new Response(new ReadableStream());

test.each([
  ["failed", aborted],
  ["was cut off", cutOff],
  ["never gets an answer", unanswered],
  ["never gets the rest of its answer", unfinished],
])("a page that the browser kept is loaded again if a request of the router %s", async (_, answer) => {
  for (const header of ["rsc", "next-action"]) {
    const page = pageWith(answer);
    page.leave();
    const seen = page.load(header);
    await vi.advanceTimersByTimeAsync(3_000);
    page.comeBack();
    page.leave(); // as the reload does
    await vi.advanceTimersByTimeAsync(4_000);
    expect(page.reload).toHaveBeenCalledOnce();
    expect(seen).toEqual([]);
  }
});

test("a page that the browser kept stays as it is if all of its data had arrived", async () => {
  const page = pageWith(async () => new Response("data"));
  const seen = page.load();
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toEqual(["data"]);
  page.leave();
  page.comeBack();
  expect(page.reload).not.toHaveBeenCalled();
});

test("without a network data is loaded once the network is back, and an action fails", async () => {
  const answer = vi.fn<() => Promise<Response>>(aborted);
  const page = pageWith(answer);
  page.goOffline();
  const [data, action] = [page.load("rsc"), page.load("next-action")];
  await vi.advanceTimersByTimeAsync(60_000);
  expect([data, action]).toEqual([[], ["NetworkError"]]);
  answer.mockImplementation(async () => new Response("data"));
  page.goOnline();
  await vi.advanceTimersByTimeAsync(0);
  expect([data, action]).toEqual([["data"], ["NetworkError"]]);
  expect(answer).toHaveBeenCalledTimes(3);
});

test("data that failed to load without a network is loaded again, though the network is back already", async () => {
  const answer = vi.fn<() => Promise<Response>>(aborted);
  const page = pageWith(answer);
  page.goOffline();
  const seen = page.load();
  page.goOnline();
  answer.mockImplementation(async () => new Response("data"));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen).toEqual(["data"]);
});

test("a request that the page aborts fails at once", async () => {
  const page = Object.assign(new EventTarget(), { fetch: aborted }) as unknown as Window & typeof globalThis;
  keepNavigation(page);
  const failed = vi.fn();
  page.fetch("/verification", { signal: AbortSignal.abort() }).catch(failed);
  await vi.advanceTimersByTimeAsync(0);
  expect(failed).toHaveBeenCalledOnce();
});

test("a response arrives whole, with its address", async () => {
  const page = Object.assign(new EventTarget(), {
    ...{ fetch: async () => Response.json({ a: 1 }, { status: 201 }), navigator: { onLine: true } },
  });
  keepNavigation(page as unknown as Window & typeof globalThis);
  const response = await (page as unknown as typeof globalThis).fetch("/x", { headers: { RSC: "1" } });
  expect([response.status, await new Response(response.body).text()]).toEqual([201, '{"a":1}']);
});
