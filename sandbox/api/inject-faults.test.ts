import { Hono } from "hono";
import { describe, expect, onTestFinished, test } from "vitest";
import { faultOrder } from "../faults/fault-order";
import { openStore } from "../store/store";
import { gatewayAt, sha256Of } from "../testing/gateway-calls";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox, temporaryFolder } from "../testing/test-sandbox";
import { signaturesIn } from "../testing/pdf-verifiers";
import { injectFaults } from "./inject-faults";

async function start(ids = ["first", "second"]) {
  const { url } = await startTestSandbox();
  const gateway = gatewayAt(url);
  const signing = await gateway.createSigning(await samplePdf(), ids);
  const path = (call: string) => `/api/signing/${signing.token}/${call}`;
  const order = (fault: object) => gateway.post("/sandbox/faults", fault);
  const raw = (call: string) => fetch(gateway.address(path(call)));
  const signAll = async () => {
    const people = [claims.signs, claims.signsByMobileId];
    for (const [index, id] of ids.entries()) await signerAt(url, signing, id).sign(people[index]!);
  };
  return { url, gateway, signing, path, order, raw, signAll };
}

describe("a call with an ordered fault", () => {
  test("is refused once with 429 and Retry-After, and then succeeds", async () => {
    const { order, raw } = await start();
    await order({ fault: "too_many_requests" });
    const refused = await raw("status.json");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "2"]);
    expect((await raw("status.json")).status).toBe(200);
  });

  test("answers 500 as the vendor does, and 502 with an HTML page", async () => {
    const { order, gateway, path, raw } = await start();
    await order({ fault: "server_error" });
    expect(await gateway.get(path("status.json"))).toMatchObject({ status: 500, body: { error_code: 500 } });
    await order({ fault: "bad_gateway" });
    const answer = await raw("status.json");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([502, "text/html; charset=UTF-8"]);
  });

  test("is refused as with an invalid access token", async () => {
    const { order, gateway, path } = await start();
    await order({ fault: "access_refused", call: "status" });
    expect(await gateway.get(path("status.json"))).toMatchObject({ status: 403, body: { code: 403 } });
    expect((await gateway.get(path("status.json"))).status).toBe(200);
  });

  test("can fail after it has done its work", async () => {
    const { order, gateway, path } = await start();
    await order({ fault: "server_error", call: "delete", moment: "after" });
    expect((await gateway.post(path("delete.json"))).status).toBe(500);
    expect((await gateway.get(path("status.json"))).status).toBe(404);
  });

  test.each(["before", "after"])("resets the connection %s its work", async (moment) => {
    const { order, gateway, path } = await start();
    await order({ fault: "connection_reset", call: "delete", moment });
    await expect(gateway.post(path("delete.json"))).rejects.toThrow("fetch failed");
    expect((await gateway.get(path("status.json"))).status).toBe(moment === "after" ? 404 : 200);
  });

  test.each([
    ["the ordered delay", { fault: "delay", delay_ms: 300 }, 300],
    ["five seconds", { fault: "delay" }, 5000],
  ])("waits for %s before its work", async (_, body, delayMs) => {
    const store = openStore(await temporaryFolder());
    onTestFinished(() => store.close());
    store.faults.order(faultOrder.parse(body));
    const events: unknown[] = [];
    const app = new Hono();
    app.use(injectFaults({ store }, async (waitedMs) => events.push(waitedMs)));
    app.get("/api/signing/list.json", (context) => {
      events.push("work");
      return context.text("done");
    });
    expect((await app.request("/api/signing/list.json")).status).toBe(200);
    expect(events).toEqual([delayMs, "work"]);
  });

  test("answers with half of its JSON", async () => {
    const { order, raw } = await start();
    const whole = await (await raw("status.json")).text();
    await order({ fault: "cut_short", call: "status" });
    const cut = await (await raw("status.json")).text();
    expect(cut).toBe(whole.slice(0, Math.floor(whole.length / 2)));
  });

  test.each([
    ["errors_as_strings", ["This value is not valid."]],
    ["errors_as_object", { name: ["This value is not valid."] }],
  ])("answers 400 with %s", async (fault, errors) => {
    const { order, gateway, path } = await start();
    await order({ fault, call: "status" });
    expect(await gateway.get(path("status.json"))).toMatchObject({
      status: 400,
      body: { code: 10000, errors },
    });
  });
});

describe("a status with an ordered fault", () => {
  test("has unknown fields, unknown statuses, or signers by their tokens", async () => {
    const { order, gateway, signing, path } = await start();
    const status = async (fault: string) => {
      await order({ fault, call: "status" });
      return (await gateway.get(path("status.json"))).body;
    };
    expect(await status("unknown_fields")).toMatchObject({ status: "pending", colour: "green" });
    expect(await status("unknown_status")).toMatchObject({
      status: "contemplating",
      signers: { first: { status: "pondering" } },
    });
    expect(Object.keys((await status("signers_by_token")).signers as object)).toEqual(
      Object.values(signing.signers),
    );
  });

  test("has a wrong digest, or a file on another host", async () => {
    const { order, gateway, path, signAll } = await start(["first"]);
    await signAll();
    await order({ fault: "wrong_digest" });
    expect((await gateway.get(path("status.json"))).body.file_digest).toBe("0".repeat(64));
    await order({ fault: "foreign_file_url" });
    expect((await gateway.get(path("status.json"))).body.file).toMatch(/^https:\/\/files\.example\//);
  });
});

describe("an upload", () => {
  test("stays pending as often as ordered, and can fail", async () => {
    const { order, gateway } = await start();
    const token = await gateway.uploadContent(await samplePdf());
    const status = async () => (await gateway.get(`/api/file/upload/${token}/status.json`)).body.status;
    await order({ fault: "upload_pending", count: 2 });
    expect([await status(), await status(), await status()]).toEqual(["pending", "pending", "uploaded"]);
    await order({ fault: "upload_error" });
    expect([await status(), await status()]).toEqual(["error", "uploaded"]);
  });
});

describe("a download", () => {
  test("can be truncated with a matching length", async () => {
    const { order, gateway, path, signAll } = await start(["first"]);
    await signAll();
    const whole = await gateway.download(path("download"));
    await order({ fault: "truncated_download" });
    const cut = await gateway.download(path("download"));
    expect(cut.equals(whole.subarray(0, Math.floor(whole.length / 2)))).toBe(true);
  });

  test("can lack the last signature, with a matching digest", async () => {
    const { order, gateway, path, signAll } = await start();
    await signAll();
    await order({ fault: "missing_signature" });
    const digest = (await gateway.get(path("status.json"))).body.file_digest;
    const shortened = await gateway.download(path("download"));
    expect(sha256Of(shortened)).toBe(digest);
    expect(signaturesIn(shortened)).toHaveLength(1);
    expect(signaturesIn(await gateway.download(path("download")))).toHaveLength(2);
  });

  test("can be another file that was uploaded, with its digest", async () => {
    const { order, gateway, path, signAll } = await start(["first"]);
    await signAll();
    const other = Buffer.from("Of any kind.");
    await order({ fault: "other_file", file: await gateway.uploadContent(other) });
    expect((await gateway.get(path("status.json"))).body.file_digest).toBe(sha256Of(other));
    expect(await gateway.download(path("download"))).toEqual(other);
    expect(signaturesIn(await gateway.download(path("download")))).toHaveLength(1);
  });
});
