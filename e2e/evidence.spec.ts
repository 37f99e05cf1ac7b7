import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { openNewDraft, sendOpenDocument } from "@/testing/journey";
import { downloadSigned, signWithSmartId } from "./support/signing";
import { expect, test } from "./support/test";

test("the evidence of a signed document matches its hashes, and its log contains views and downloads", async ({
  page,
  signIn,
}, testInfo) => {
  await signIn(page);
  const url = await openNewDraft(page, "Įrodymas");
  await expect(page.getByRole("link", { name: "Download evidence" })).toHaveCount(0);
  await sendOpenDocument(page, { withMe: true });
  await signWithSmartId(page, "50001029996");
  await expect(page.getByRole("status")).toHaveText("Signed");
  const signed = await downloadSigned(page);
  await page.goto(url);
  await expect(page.getByText("Valid test signature", { exact: true })).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download evidence" }).click();
  const archive = await download;
  expect(archive.suggestedFilename()).toBe("Įrodymas (evidence).zip");
  const folder = testInfo.outputPath("evidence");
  mkdirSync(folder, { recursive: true });
  execFileSync("unzip", ["-q", await archive.path(), "-d", folder]);
  const sums = execFileSync("sha256sum", ["-c", "SHA256SUMS"], { cwd: folder, encoding: "utf8" });
  expect(sums.match(/: OK$/gm)).toHaveLength(7);
  expect(readFileSync(path.join(folder, "signed.pdf")).equals(readFileSync(signed.path))).toBe(true);

  const lines = readFileSync(path.join(folder, "log.jsonl"), "utf8").trim().split("\n");
  const log = lines.map((line) => JSON.parse(line) as { action: string; address: string; client: string });
  const actions = log.map(({ action }) => action);
  for (const action of [
    "document.uploaded",
    "signing.sent",
    "signer.signed",
    "file.viewed",
    "file.downloaded",
  ])
    expect(actions).toContain(action);
  const thisBrowser = {
    address: expect.stringMatching(/127\.0\.0\.1|::1/),
    client: expect.stringContaining("Chrome"),
  };
  expect(log.at(-1)).toMatchObject({ action: "evidence.downloaded", ...thisBrowser });
});
