import { expect, test } from "vitest";
import { dayMs } from "../base/clock";
import { gatewayAt } from "../testing/gateway-calls";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { accessToken, startTestSandbox } from "../testing/test-sandbox";

test("signings are listed by status and date", async () => {
  const { url } = await startTestSandbox();
  const gateway = gatewayAt(url);
  const waiting = await gateway.createSigning(await samplePdf(), ["first"]);
  const done = await gateway.createSigning(await samplePdf(), ["first"]);
  await signerAt(url, done, "first").sign(claims.signs);
  const list = async (query: string) => {
    const response = await fetch(`${url}/api/signing/list.json?access_token=${accessToken}&${query}`);
    return (await response.json()) as { signings: { token: string; created: string }[] };
  };
  const tokens = async (query: string) => (await list(query)).signings.map(({ token }) => token);
  expect(await tokens("")).toEqual([waiting.token, done.token]);
  expect(await tokens("status=completed")).toEqual([done.token]);
  const [first = "", last = ""] = (await list("")).signings.map(({ created }) => created.slice(0, 10));
  expect(await tokens(`date_from=${first}&date_to=${last}`)).toEqual([waiting.token, done.token]);
  const dayBefore = new Date(Date.parse(first) - dayMs).toISOString().slice(0, 10);
  expect(await tokens(`date_to=${dayBefore}`)).toEqual([]);
  expect(await list("date_from=yesterday")).toMatchObject({ errors: [{ field: "[date_from]" }] });
});
