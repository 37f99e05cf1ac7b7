import { expect, test } from "vitest";
import { gatewayAt, until } from "../testing/gateway-calls";
import { startReceiver } from "../testing/http-receiver";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox } from "../testing/test-sandbox";

type Listed = { id: number; status: string; next_at: string | null; deliveries: { http_status: number }[] };

/** A completed signing whose first postback the receiver answered with 503. */
async function rejectedOnce() {
  const receiver = await startReceiver((count) =>
    count === 1 ? { status: 503, body: "<b>busy</b>" } : { status: 200, body: "thanks" },
  );
  const { url } = await startTestSandbox();
  const gateway = gatewayAt(url);
  const postback = { postback_url: `${receiver.url}/hook` };
  const signing = await gateway.createSigning(await samplePdf(), ["a"], postback);
  await signerAt(url, signing, "a").sign(claims.signsByMobileId);
  const list = async () => (await gateway.get("/sandbox/postbacks")).body.postbacks as Listed[];
  await until(list, ([completed]) => completed?.status === "delivered");
  const page = async () =>
    (await fetch(`${url}/sandbox/postbacks`, { headers: { accept: "text/html" } })).text();
  return { receiver, gateway, signing, list, page };
}

test("postbacks are listed newest first, with bodies, deliveries and answers", async () => {
  const { receiver, signing, list } = await rejectedOnce();
  const [completed, signed] = await list();
  const bodyOf = (action: string) => ({ token: signing.token, action });
  expect(completed).toMatchObject({
    ...{ url: `${receiver.url}/hook`, signing: signing.token, status: "delivered", next_at: null },
    body: bodyOf("signing_completed"),
    deliveries: [{ content_type: "application/json", http_status: 200, answer: "thanks" }],
  });
  expect(signed).toMatchObject({
    ...{ status: "waiting", body: bodyOf("signer_signed") },
    deliveries: [{ http_status: 503, answer: "<b>busy</b>", body: receiver.requests[0]?.body }],
  });
});

test("a waiting postback can be delivered now, and a delivered one again", async () => {
  const { receiver, gateway, list } = await rejectedOnce();
  for (const { id } of await list()) await gateway.post(`/sandbox/postbacks/${id}/deliver`);
  const all = await until(list, (postbacks) => postbacks.every(({ deliveries }) => deliveries.length === 2));
  expect(all.map(({ status }) => status)).toEqual(["delivered", "delivered"]);
  expect(receiver.bodies().map(({ action }) => action)).toHaveLength(4);
});

test("a postback that does not exist cannot be delivered", async () => {
  const { gateway } = await rejectedOnce();
  expect((await gateway.post("/sandbox/postbacks/99/deliver")).status).toBe(404);
});

test("the page shows a receiver's answer as text, never as HTML", async () => {
  const page = await (await rejectedOnce()).page();
  expect(page).toContain("answered HTTP 503");
  expect(page).toContain("&lt;b&gt;busy&lt;/b&gt;");
});
