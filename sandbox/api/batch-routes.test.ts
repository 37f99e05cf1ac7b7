import { expect, test } from "vitest";
import { gatewayAt } from "../testing/gateway-calls";
import { samplePdf } from "../testing/sample-pdf";
import { startTestSandbox } from "../testing/test-sandbox";

type Signing = { token: string; signers: Record<string, string> };

const entry = (signing: Signing, id: string) => ({ token: signing.token, signer_token: signing.signers[id] });

async function start(count: number) {
  const gateway = gatewayAt((await startTestSandbox()).url);
  const pdf = await samplePdf({ pages: 1 });
  const signings: Signing[] = [];
  for (let index = 0; index < count; index += 1)
    signings.push(await gateway.createSigning(pdf, ["first", "second"]));
  return { signings, create: (body: object) => gateway.post("/api/signing/createbatch.json", body) };
}

test("a batch of one person's signings gets a token", async () => {
  const { signings, create } = await start(2);
  const { body } = await create({ signings: signings.map((signing) => entry(signing, "first")) });
  expect(body).toEqual({ status: "ok", token: expect.stringMatching(/^[0-9a-f]{40}$/) });
});

test("a batch with two people, a repeated signing, unknown fields or unknown tokens is refused", async () => {
  const { signings, create } = await start(2);
  const [one, two] = signings as [Signing, Signing];
  const refusal = async (body: object) => (await create(body)).body.errors;
  expect(await refusal({ signings: [entry(one, "first"), entry(two, "second")] })).toMatchObject([
    { message: "All signer tokens must be related to same user" },
  ]);
  expect(await refusal({ signings: [entry(one, "first"), entry(one, "first")] })).toMatchObject([
    { field: "[signings][1][token]" },
  ]);
  expect(await refusal({ signings: [entry(one, "first")], language: "lt" })).toMatchObject([
    { field: "[language]", message: "This field was not expected." },
  ]);
  expect(await refusal({ signings: [{ ...entry(one, "first"), token: "unknown" }] })).toMatchObject([
    { field: "[signings][0][token]", error_code: 1 },
  ]);
  expect(await refusal({ signings: [{ ...entry(one, "first"), signer_token: "unknown" }] })).toMatchObject([
    { field: "[signings][0][signer_token]", error_code: 1 },
  ]);
});

test("a batch holds at most 20 signings", async () => {
  const { signings, create } = await start(1);
  const many = Array.from({ length: 21 }, () => entry(signings[0]!, "first"));
  expect((await create({ signings: many })).body.errors).toMatchObject([{ field: "[signings]" }]);
});
