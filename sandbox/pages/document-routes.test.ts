import { expect, test } from "vitest";
import { gatewayAt } from "../testing/gateway-calls";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox } from "../testing/test-sandbox";

const html = Buffer.from("<script>alert(1)</script>");

async function container() {
  const { url } = await startTestSandbox();
  const gateway = gatewayAt(url);
  const files = [
    {
      token: await gateway.uploadContent(await samplePdf({ pages: 1 }), "contract.pdf"),
      type: "main",
    },
    { token: await gateway.uploadContent(html, "page.html"), type: "attachment" },
  ];
  const signing = await gateway.createSigning(await samplePdf({ pages: 1 }), ["a"], {
    type: "asice",
    name: "Folder",
    files,
  });
  const at = (path: string, query = "") => fetch(`${url}${path}${query}`);
  const query = `?access_token=${signing.signers.a}`;
  return { url, gateway, signing, at, query };
}

test("the page of a container lists its files with their types, and can show the PDF among them", async () => {
  const { signing, at, query } = await container();
  const page = await (await at(`/signing/${signing.token}`, query)).text();
  expect(page).toMatch(/data-file="0"[^>]*>\s*contract\.pdf/);
  expect(page).not.toMatch(/data-file="1"/);
  expect(page).toContain("main document");
  expect(page).toContain("attachment");
});

test("a container's files are downloaded unchanged, and never run in a browser", async () => {
  const { signing, at, query } = await container();
  const response = await at(`/signing/${signing.token}/files/1`, query);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(html);
  expect(response.headers.get("content-type")).toBe("application/octet-stream");
  expect(response.headers.get("content-disposition")).toContain("page.html");
  expect((await at(`/signing/${signing.token}/files/2`, query)).status).toBe(404);
  expect((await at(`/signing/${signing.token}/files/1`)).status).toBe(404);
});

test("the open page shows a signing's status by the signing's token alone", async () => {
  const { url, signing, at } = await container();
  const read = async () => (await at(`/open/${signing.token}`)).text();
  expect(await read()).toContain("has not signed yet");
  await signerAt(url, signing, "a").sign(claims.signs);
  expect(await read()).toMatch(/Signed by everybody[\s\S]*signed \d+ \w+ \d{4}/);
  expect(await read()).not.toContain(claims.signs.code);
  expect((await at(`/open/${signing.token}/document`)).status).toBe(200);
  expect((await at("/open/unknown")).status).toBe(404);
});
