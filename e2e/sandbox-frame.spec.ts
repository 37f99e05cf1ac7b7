import type { Frame, Page } from "@playwright/test";
import { startHost, type Callback, type Loading } from "./support/host-page";
import { expect, signAs, test as base } from "./support/standalone-sandbox";

const test = base.extend<{ host: Awaited<ReturnType<typeof startHost>> }>({
  host: async ({ sandbox }, provide) => {
    const host = await startHost(sandbox.url);
    await provide(host);
    await host.close();
  },
});

type HostWindow = { callbacks: Callback[]; isListening?: boolean };

const callbacks = (page: Page) => page.evaluate(() => (window as unknown as HostWindow).callbacks);
const frameOf = (page: Page) => page.frameLocator("#isign-gateway");

async function openHost(page: Page, address: string) {
  await page.goto(address);
  await page.waitForFunction(() => (window as unknown as HostWindow).isListening);
}

/** A message of the gateway's page about a signature, to be sent by other senders. */
const signedMessage = { protocol: "paraph-sandbox-frame-1", event: "signed", signature: "S-1" };

const loadings: Loading[] = ["before load", "after load, with init", "after load, without init"];
for (const loading of loadings)
  test(`the host gets one success callback for a signature, with the script loaded ${loading}`, async ({
    page,
    sandbox,
    host,
  }) => {
    const signing = await sandbox.createSigning();
    await openHost(page, host.pageFor(sandbox.signingUrl(signing), { loading }));
    await signAs(frameOf(page), { code: "50001029996" });
    await expect(frameOf(page).getByRole("heading", { name: "Signed" })).toBeVisible();
    await expect.poll(() => callbacks(page)).toEqual([{ name: "success" }]);
  });

test("the host gets a list with the code and the raw message when nothing was signed, which it may join", async ({
  page,
  sandbox,
  host,
}) => {
  const signing = await sandbox.createSigning();
  await openHost(page, host.pageFor(sandbox.signingUrl(signing)));
  await signAs(frameOf(page), { code: "30403039917" });
  const errors = [{ code: 7023, message: "Signing canceled by user." }];
  const text = "Signing canceled by user.";
  await expect.poll(() => callbacks(page)).toEqual([{ name: "error", errors, text }]);
});

test("the host gets the message alone when the session expired, and nothing for a technical error", async ({
  page,
  sandbox,
  host,
}) => {
  await openHost(page, host.pageFor(sandbox.signingUrl(await sandbox.createSigning())));
  const errors = (code: number, message: string) => ({
    ...{ protocol: signedMessage.protocol, event: "error", errors: [{ code, message }] },
  });
  await postFrom(gatewayFrame(page), errors(6005, "Signing session expired."), 1);
  await postFrom(gatewayFrame(page), errors(500, "We have encountered some problems."), 1);
  const text = "Signing session expired.";
  await expect
    .poll(() => callbacks(page))
    .toEqual([{ name: "error", errors: text, text }, { name: "error" }]);
});

test("a script that is loaded after the frame learns its height", async ({ page, sandbox, host }) => {
  const options = { loading: "after load, without init", adjustHeight: true } as const;
  await openHost(page, host.pageFor(sandbox.signingUrl(await sandbox.createSigning()), options));
  const height = async () => (await page.locator("#isign-gateway").boundingBox())?.height ?? 0;
  await expect.poll(height).toBeGreaterThan(700);
});

test("the host gets one callback for repeated messages of a signature, and another one for another signature", async ({
  page,
  sandbox,
  host,
}) => {
  await openHost(page, host.pageFor(sandbox.signingUrl(await sandbox.createSigning())));
  await postFrom(gatewayFrame(page), signedMessage, 3);
  await postFrom(gatewayFrame(page), { ...signedMessage, signature: "S-2" }, 2);
  await expect.poll(() => callbacks(page)).toHaveLength(2);
  expect(await callbacksAfterRoundTrip(page)).toEqual([{ name: "success" }, { name: "success" }]);
});

test("a host that initialises twice, as some pages do, gets each callback only once", async ({
  page,
  sandbox,
  host,
}) => {
  await openHost(page, host.pageFor(sandbox.signingUrl(await sandbox.createSigning())));
  await page.evaluate(() => {
    const { Isign } = window as unknown as { Isign: { PostMessage: { init(): void } } };
    Isign.PostMessage.init();
    Isign.PostMessage.init();
  });
  const error = { ...signedMessage, event: "error", errors: [{ code: 500, message: "x" }] };
  await postFrom(gatewayFrame(page), error, 1);
  await postFrom(gatewayFrame(page), signedMessage, 1);
  await expect.poll(() => callbacks(page)).toHaveLength(2);
});

test("the host ignores messages from another origin, even from a frame with the right name", async ({
  page,
  host,
}) => {
  // The frame holds a page of the host itself, which is not the gateway.
  await openHost(page, host.pageFor("/jquery.js"));
  await postFrom(gatewayFrame(page), signedMessage, 1);
  expect(await callbacksAfterRoundTrip(page)).toEqual([]);
});

test("the host ignores messages of the gateway's origin from another frame", async ({
  page,
  sandbox,
  host,
}) => {
  await openHost(page, host.pageFor(sandbox.signingUrl(await sandbox.createSigning())));
  const secondUrl = sandbox.signingUrl(await sandbox.createSigning());
  await page.evaluate((src) => {
    const frame = document.createElement("iframe");
    Object.assign(frame, { name: "second", src });
    document.body.append(frame);
    return new Promise((resolve) => frame.addEventListener("load", resolve));
  }, secondUrl);
  const frame = page.frame("second");
  if (!frame) throw new Error("The second frame did not open.");
  await postFrom(frame, signedMessage, 1);
  expect(await callbacksAfterRoundTrip(page)).toEqual([]);
});

test("the frame grows to its content only where the host sets adjustHeight", async ({
  page,
  sandbox,
  host,
}) => {
  const signing = await sandbox.createSigning();
  const height = async () => (await page.locator("#isign-gateway").boundingBox())?.height ?? 0;
  await openHost(page, host.pageFor(sandbox.signingUrl(signing), { adjustHeight: true }));
  await expect(frameOf(page).getByText("Page 1 of 3")).toBeVisible();
  await expect.poll(height).toBeGreaterThan(700);
  const overflow = await gatewayFrame(page).evaluate(
    () => document.documentElement.scrollHeight - window.innerHeight,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await openHost(page, host.pageFor(sandbox.signingUrl(signing)));
  await expect(frameOf(page).getByText("Page 1 of 3")).toBeVisible();
  expect(await height()).toBeLessThan(320);
});

function gatewayFrame(page: Page) {
  const [, frame] = page.frames();
  if (!frame) throw new Error("The page has no frame.");
  return frame;
}

async function postFrom(frame: Frame, message: object, times: number) {
  await frame.evaluate(
    ([content, count]) => {
      for (let index = 0; index < count; index += 1) window.parent.postMessage(content, "*");
    },
    [message, times] as const,
  );
}

/** The callbacks of the host, once a message that was sent after all others has arrived. */
async function callbacksAfterRoundTrip(page: Page) {
  const sender = page.frames().at(-1);
  const arrived = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        window.addEventListener("message", ({ data }) => data === "last" && resolve());
        (window as unknown as { isWaiting: boolean }).isWaiting = true;
      }),
  );
  await page.waitForFunction(() => (window as unknown as { isWaiting?: boolean }).isWaiting);
  await sender?.evaluate(() => window.parent.postMessage("last", "*"));
  await arrived;
  return callbacks(page);
}
