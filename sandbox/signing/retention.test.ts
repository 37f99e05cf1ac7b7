import { expect, test } from "vitest";
import { gatewayAt, until } from "../testing/gateway-calls";
import { samplePdf } from "../testing/sample-pdf";
import { startTestSandbox } from "../testing/test-sandbox";

/** What the sandbox holds: a signing and an upload that no signing was created from. */
async function holding(timeScale: number) {
  const gateway = gatewayAt((await startTestSandbox({ timeScale })).url);
  const pdf = await samplePdf({ pages: 1 });
  const { token } = await gateway.createSigning(pdf, ["a"]);
  const upload = await gateway.uploadContent(pdf);
  return async () => {
    const paths = [`/api/signing/${token}/status.json`, `/api/file/upload/${upload}/status.json`];
    return Promise.all(paths.map(async (path) => (await gateway.get(path)).body));
  };
}

const thirtyDaysInSeconds = 30 * 86_400;

test("signings and uploads are gone after 30 days, which take as long as the time scale says", async () => {
  const answers = await holding(thirtyDaysInSeconds / 4);
  expect(await answers()).toMatchObject([{ status: "pending" }, { status: "uploaded" }]);
  await until(answers, (bodies) => bodies.every(({ code, status }) => status === "error" && code === 404));
}, 20_000);
