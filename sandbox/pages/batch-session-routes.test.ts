import { expect, test } from "vitest";
import { answerOf, gatewayAt, until, type Answer } from "../testing/gateway-calls";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox } from "../testing/test-sandbox";

const mobileId = claims.signsByMobileId;

async function batchOf(count: number, settings = {}, details: object = {}) {
  const sandbox = await startTestSandbox(settings);
  const gateway = gatewayAt(sandbox.url);
  const pdf = await samplePdf({ pages: 1 });
  const signers = [{ id: "a", name: "Jonas", surname: "Jonaitis", signing_purpose: "signature", ...details }];
  const signings: Awaited<ReturnType<typeof gateway.createSigning>>[] = [];
  for (let index = 0; index < count; index += 1)
    signings.push(await gateway.createSigning(pdf, [], { name: `agreement ${index}`, signers }));
  const entries = signings.map(({ token, signers: tokens }) => ({ token, signer_token: tokens.a }));
  const created = await gateway.post("/api/signing/createbatch.json", { signings: entries });
  const token = String(created.body.token);
  const statuses = () =>
    Promise.all(
      signings.map(async (one) => (await gateway.get(`/api/signing/${one.token}/status.json`)).body.status),
    );
  return { sandbox, gateway, signings, token, statuses, ...personAt(sandbox.url, token) };
}

/** The HTTP calls of the batch page. */
function personAt(url: string, batch: string) {
  const address = `${url}/signing/batch/${batch}`;
  const headers = { "content-type": "application/json" };
  const post = async (path: string, body: object = {}) =>
    answerOf(await fetch(address + path, { method: "POST", headers, body: JSON.stringify(body) }));
  const session = async ({ body }: Answer) => answerOf(await fetch(`${address}/sessions/${String(body.id)}`));
  return {
    openPage: () => fetch(address),
    openSequence: () => fetch(`${url}/signing/sequence/${batch}`),
    start: (claim: object) => post("/sessions", claim),
    cancel: ({ body }: Answer) => post(`/sessions/${String(body.id)}/cancel`),
    confirm: ({ body }: Answer) => post(`/sessions/${String(body.id)}/confirm`),
    session,
    end: (started: Answer) =>
      until(
        () => session(started),
        ({ body }) => body.status !== "waiting",
      ),
  };
}

test("one control code signs every document of a batch", async () => {
  const { start, end, statuses } = await batchOf(3);
  const started = await start(mobileId);
  expect(started.body).toMatchObject({ status: "waiting", control_code: expect.stringMatching(/^\d{4}$/) });
  const { body } = await end(started);
  expect(body).toMatchObject({ status: "signed" });
  expect(body.documents).toHaveLength(3);
  expect(await statuses()).toEqual(["completed", "completed", "completed"]);
});

test("a batch cannot be signed with Smart-ID, and its page does not offer it", async () => {
  const { start, openPage } = await batchOf(2);
  expect((await start(claims.signs)).body).toMatchObject({ problems: [{ field: "method" }] });
  const page = await (await openPage()).text();
  expect(page).toContain('data-method="mobile"');
  expect(page).not.toContain('data-method="smartid"');
});

test("a batch cannot be signed with a code other than the one given at creation", async () => {
  const { start } = await batchOf(2, {}, { code: "60001019906" });
  expect((await start(mobileId)).body).toMatchObject({ status: "invalid", problems: [{ field: "code" }] });
});

test("a document that can no longer be signed does not block the others, and each has its state", async () => {
  const { sandbox, signings, start, end } = await batchOf(3, { confirmationMs: 400 });
  const started = await start(mobileId);
  await signerAt(sandbox.url, signings[1]!, "a").decline();
  expect((await end(started)).body).toMatchObject({
    status: "failed",
    error: { code: 7023 },
    documents: [
      { position: 0, status: "signed" },
      { position: 1, status: "failed", error: { code: 7023 } },
      { position: 2, status: "signed" },
    ],
  });
});

test("a cancelled batch session leaves every document unsigned, and the batch can be signed later", async () => {
  const { start, cancel, end, statuses } = await batchOf(2, { confirmationMs: 300 });
  expect((await cancel(await start(mobileId))).body).toMatchObject({ status: "failed" });
  expect(await statuses()).toEqual(["pending", "pending"]);
  expect((await end(await start(mobileId))).body.status).toBe("signed");
});

test("a second click returns the running session of a batch", async () => {
  const { start } = await batchOf(2, { confirmationMs: 60_000 });
  const [first, second] = [await start(mobileId), await start(mobileId)];
  expect(second.body).toEqual(first.body);
});

test("a batch by card waits for the PIN and then signs all documents", async () => {
  const { start, session, confirm, end } = await batchOf(2);
  const started = await start(claims.signsByCard);
  expect(started.body).toMatchObject({ status: "waiting", needs_pin: true });
  expect((await session(started)).body.status).toBe("waiting");
  await confirm(started);
  expect((await end(started)).body.status).toBe("signed");
});

test("a batch session continues after a restart of the sandbox", async () => {
  const { sandbox, token, start } = await batchOf(2, { confirmationMs: 300 });
  const started = await start(mobileId);
  await sandbox.close();
  const restarted = await startTestSandbox({ dataDir: sandbox.dataDir });
  expect((await personAt(restarted.url, token).end(started)).body.status).toBe("signed");
});

test("a batch session is still reported as signed after its signings were collected and deleted", async () => {
  const { gateway, signings, start, session, end } = await batchOf(2);
  const started = await start(mobileId);
  await end(started);
  for (const { token } of signings) await gateway.post(`/api/signing/${token}/delete.json`);
  expect((await session(started)).body).toMatchObject({
    status: "signed",
    documents: [{ position: 0 }, { position: 1 }],
  });
});

test("a sequence shows the first waiting document, or that none is left", async () => {
  const { sandbox, signings, openSequence } = await batchOf(2);
  expect(await (await openSequence()).text()).toContain("Document 1 of 2");
  await signerAt(sandbox.url, signings[0]!, "a").sign(claims.signs);
  expect(await (await openSequence()).text()).toContain("Document 2 of 2");
  await signerAt(sandbox.url, signings[1]!, "a").sign(claims.signs);
  expect(await (await openSequence()).text()).toContain("No document waits for you here");
});

test("a batch that does not exist is not found", async () => {
  const { url } = await startTestSandbox();
  const { openPage, openSequence, start } = personAt(url, "unknown");
  expect([(await openPage()).status, (await openSequence()).status]).toEqual([404, 404]);
  expect((await start(mobileId)).status).toBe(404);
});
