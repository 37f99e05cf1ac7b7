import type { Page } from "@playwright/test";
import { startHost, type Loading, type Told } from "./support/host-page";
import { expect, signAs, test as base, type Signing } from "./support/sandbox-alone";

const test = base.extend<{ host: Awaited<ReturnType<typeof startHost>> }>({
  host: async ({ sandbox }, provide) => {
    const host = await startHost(sandbox.url);
    await provide(host);
    await host.close();
  },
});

type HostWindow = { told: Told[]; isListening?: boolean };

const told = (page: Page) => page.evaluate(() => (window as unknown as HostWindow).told);
const frameOf = (page: Page) => page.frameLocator("#isign-gateway");

async function openHost(page: Page, address: string) {
  await page.goto(address);
  await page.waitForFunction(() => (window as unknown as HostWindow).isListening);
}

/** What the page of the gateway would say of a signature, sent by somebody else. */
const signedMessage = { protocol: "paraph-sandbox-frame-1", event: "signed", signature: "S-1" };

const loadings: Loading[] = ["before load", "after load, with init", "after load, without init"];
for (const loading of loadings)
  test(`the host hears of a signature once, its script loaded ${loading}`, async ({
    page,
    sandbox,
    host,
  }) => {
    const signing = await sandbox.createSigning();
    await openHost(page, host.pageFor(sandbox.signingUrl(signing), { loading }));
    await signAs(frameOf(page), { code: "50001029996" });
    await expect(frameOf(page).getByRole("heading", { name: "Signed" })).toBeVisible();
    await expect.poll(() => told(page)).toEqual([{ name: "success" }]);
  });

test("the host hears why nothing was signed, with code and raw message", async ({ page, sandbox, host }) => {
  const signing = await sandbox.createSigning();
  await openHost(page, host.pageFor(sandbox.signingUrl(signing)));
  await signAs(frameOf(page), { code: "30403039917" });
  const errors = [{ code: 7023, message: "User cancelled the signing" }];
  await expect.poll(() => told(page)).toEqual([{ name: "error", errors }]);
});

test("a repeated message of one signature is told once, and one of another again", async ({
  page,
  sandbox,
  host,
}) => {
  await openHost(page, host.pageFor(sandbox.signingUrl(await sandbox.createSigning())));
  await sayFrom(gatewayFrame(page), signedMessage, 3);
  await sayFrom(gatewayFrame(page), { ...signedMessage, signature: "S-2" }, 2);
  await expect.poll(() => told(page)).toHaveLength(2);
  expect(await toldAfterRoundTrip(page)).toEqual([{ name: "success" }, { name: "success" }]);
});

test("initialising twice, as some pages do, tells no success twice", async ({ page, sandbox, host }) => {
  await openHost(page, host.pageFor(sandbox.signingUrl(await sandbox.createSigning())));
  await page.evaluate(() => {
    const { Isign } = window as unknown as { Isign: { PostMessage: { init(): void } } };
    Isign.PostMessage.init();
    Isign.PostMessage.init();
  });
  const error = { ...signedMessage, event: "error", errors: [{ code: 500, message: "x" }] };
  await sayFrom(gatewayFrame(page), error, 1);
  await sayFrom(gatewayFrame(page), signedMessage, 1);
  await expect.poll(() => told(page)).toHaveLength(2);
});

test("what another origin says is ignored, even from a frame of the right name", async ({ page, host }) => {
  // The frame holds a page of the host itself, which is not the gateway.
  await openHost(page, host.pageFor("/jquery.js"));
  await sayFrom(gatewayFrame(page), signedMessage, 1);
  expect(await toldAfterRoundTrip(page)).toEqual([]);
});

test("what the gateway's origin says from another frame is ignored", async ({ page, sandbox, host }) => {
  await openHost(page, host.pageFor(sandbox.signingUrl(await sandbox.createSigning())));
  const other = sandbox.signingUrl(await sandbox.createSigning());
  await page.evaluate((src) => {
    const frame = document.createElement("iframe");
    Object.assign(frame, { name: "other", src });
    document.body.append(frame);
    return new Promise((resolve) => frame.addEventListener("load", resolve));
  }, other);
  const frame = page.frame("other");
  if (!frame) throw new Error("The other frame did not open.");
  await sayFrom(frame, signedMessage, 1);
  expect(await toldAfterRoundTrip(page)).toEqual([]);
});

test("the frame grows to its content where the host asks for it, and only there", async ({
  page,
  sandbox,
  host,
}) => {
  const signing: Signing = await sandbox.createSigning();
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

type Speaker = ReturnType<typeof gatewayFrame>;

async function sayFrom(frame: Speaker, message: object, times: number) {
  await frame.evaluate(
    ([content, count]) => {
      for (let index = 0; index < count; index += 1) window.parent.postMessage(content, "*");
    },
    [message, times] as const,
  );
}

/** What the host was told, once a message that was sent after all others has arrived. */
async function toldAfterRoundTrip(page: Page) {
  const speaker = page.frames().at(-1);
  const arrived = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        window.addEventListener("message", ({ data }) => data === "last" && resolve());
        (window as unknown as { isWaiting: boolean }).isWaiting = true;
      }),
  );
  await page.waitForFunction(() => (window as unknown as { isWaiting?: boolean }).isWaiting);
  await speaker?.evaluate(() => window.parent.postMessage("last", "*"));
  await arrived;
  return told(page);
}
