import { describe, expect, test } from "vitest";
import { gatewayAt } from "../testing/gateway-calls";
import { samplePdf } from "../testing/sample-pdf";
import { startTestSandbox } from "../testing/test-sandbox";

async function start() {
  const { url } = await startTestSandbox();
  const gateway = gatewayAt(url);
  return { url, gateway, order: (fault: object) => gateway.post("/sandbox/faults", fault) };
}

describe("ordering a fault", () => {
  test("for one call and one signing, after some that succeed, affects no other", async () => {
    const { order, gateway } = await start();
    const signing = await gateway.createSigning(await samplePdf(), ["first"]);
    const other = await gateway.createSigning(await samplePdf(), ["first"]);
    const call = ({ token }: { token: string }, name: string) => `/api/signing/${token}/${name}.json`;
    const statusOf = async (one: { token: string }) => (await gateway.get(call(one, "status"))).status;
    await order({ fault: "server_error", call: "status", signing: signing.token, after: 1 });
    expect(await statusOf(other)).toBe(200);
    expect(await statusOf(signing)).toBe(200);
    expect((await gateway.post(call(signing, "addsigner"))).status).toBe(400);
    expect(await statusOf(signing)).toBe(500);
    expect(await statusOf(signing)).toBe(200);
  });

  test.each([
    [{ fault: "meteor" }, "[fault]"],
    [{ fault: "wrong_digest", call: "upload" }, "[call]"],
    [{ fault: "postback_lost", call: "status" }, "[call]"],
    [{ fault: "delay", moment: "after" }, "[moment]"],
    [{ fault: "delay", count: 0 }, "[count]"],
    [{ fault: "other_file" }, "[file]"],
    [{ fault: "other_file", file: "gone" }, "[file]"],
    [{ fault: "delay", file: "any" }, "[file]"],
  ])("refuses %j", async (body, field) => {
    const { order } = await start();
    expect(await order(body)).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });

  test("lists it until it is used up or cancelled", async () => {
    const { order, gateway, url } = await start();
    const ordered = async () => (await gateway.get("/sandbox/faults")).body.ordered as { id: number }[];
    await order({ fault: "server_error", call: "list", count: 2 });
    await order({ fault: "delay", call: "seal" });
    expect(await ordered()).toMatchObject([{ fault: "server_error", remaining: 2 }, { fault: "delay" }]);
    await gateway.post(`/sandbox/faults/${(await ordered())[1]!.id}/cancel`);
    expect(await ordered()).toHaveLength(1);
    await fetch(`${url}/sandbox/faults`, { method: "DELETE" });
    expect(await ordered()).toEqual([]);
  });

  test("works from the page's form, which shows invalid fields", async () => {
    const { url, gateway } = await start();
    const post = (fields: Record<string, string>) =>
      fetch(`${url}/sandbox/faults`, {
        method: "POST",
        headers: { accept: "text/html" },
        body: new URLSearchParams(fields),
        redirect: "manual",
      });
    const empty = { call: "", after: "0", delay_ms: "", moment: "", signing: "" };
    expect((await post({ fault: "postback_lost", count: "3", ...empty })).status).toBe(303);
    expect((await gateway.get("/sandbox/faults")).body.ordered).toMatchObject([{ remaining: 3 }]);
    const refused = await post({ ...empty, fault: "wrong_digest", count: "1", call: "upload" });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("This fault affects only status.");
  });
});
