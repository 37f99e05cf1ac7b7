import { expect, test } from "vitest";
import { gatewayAt } from "../testing/gateway-calls";
import { startTestSandbox } from "../testing/test-sandbox";

test("the call log records method, path and status, but no token from the query", async () => {
  const { url } = await startTestSandbox();
  const since = new Date().toISOString();
  await gatewayAt(url).get("/api/signing/unknown/status.json");
  const response = await fetch(`${url}/sandbox/calls?since=${since}`);
  expect(await response.json()).toEqual({
    calls: [{ at: expect.any(String), method: "GET", path: "/api/signing/unknown/status.json", status: 404 }],
  });
});

test("the certificate of the test authority can be downloaded", async () => {
  const { url } = await startTestSandbox();
  expect(await (await fetch(`${url}/sandbox/ca.pem`)).text()).toMatch(/^-----BEGIN CERTIFICATE-----/);
});
