import { expect, test } from "vitest";
import { gatewayAt } from "../testing/gateway-calls";
import { startTestSandbox } from "../testing/test-sandbox";

test("the log of calls tells method, path and status, and no token of the query", async () => {
  const { url } = await startTestSandbox();
  const since = new Date().toISOString();
  await gatewayAt(url).get("/api/signing/unknown/status.json");
  const response = await fetch(`${url}/sandbox/calls?since=${since}`);
  expect(await response.json()).toEqual({
    calls: [{ at: expect.any(String), method: "GET", path: "/api/signing/unknown/status.json", status: 404 }],
  });
});

test("an unknown fault is refused with the field's path", async () => {
  const { url } = await startTestSandbox();
  const { status, body } = await gatewayAt(url).post("/sandbox/faults", { fault: "meteor" });
  expect(status).toBe(400);
  expect(body).toMatchObject({ errors: [{ field: "[fault]" }] });
});

test("the certificate of the test authority can be downloaded", async () => {
  const { url } = await startTestSandbox();
  expect(await (await fetch(`${url}/sandbox/ca.pem`)).text()).toMatch(/^-----BEGIN CERTIFICATE-----/);
});
