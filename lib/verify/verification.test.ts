import { readFile } from "node:fs/promises";
import path from "node:path";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { createGatewayClient } from "@/lib/gateway/dokobit/client";
import { createDiskFileStore } from "@/lib/files/disk-file-store";
import { byteStream, repeated } from "@/lib/files/testing/byte-stream";
import { filesIn } from "@/lib/files/testing/files-in";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { onTestEnd } from "@/lib/base/testing/on-test-end";
import { disagrees } from "@/lib/domain/validation/second-opinion";
import { directReader } from "@/lib/reader/testing/direct-reader";
import { validateAnyFile } from "@/lib/validation/validate-any-file";
import { type UploadedFile, withUploadedFile, type Upload } from "./with-uploaded-file";
import { requestSecondOpinion } from "./second-opinion";
import { accessToken, startTestGateway } from "@/lib/signing/testing/test-gateway";

const now = new Date("2026-11-25T12:00:00Z");

const fixture = (name: string) => readFile(path.resolve("lib/validation/fixtures", `${name}.pdf`));

async function setUp() {
  const folder = await temporaryFolder();
  const store = await createDiskFileStore(folder);
  const upload = <T>(sent: Partial<Upload>, use: (file: UploadedFile) => Promise<T>) =>
    withUploadedFile(
      { store, maxUploadBytes: 1_000_000 },
      { bytes: byteStream([]), declaredBytes: undefined, ...sent },
      use,
    );
  return { folder, upload };
}

describe("a file to verify", () => {
  test("exists while it is validated, and is removed afterwards", async () => {
    const { folder, upload } = await setUp();
    const bytes = await fixture("two-signers-table");
    const report = await upload({ bytes: byteStream([bytes]) }, async (file) => {
      expect(await filesIn(folder)).toHaveLength(1);
      return (await validateAnyFile({ ...file, now })).report;
    });
    expect(report.signatures).toHaveLength(2);
    expect(await filesIn(folder)).toEqual([]);
  });

  test("leaves nothing behind if its validation fails, or it is too large, cut off or aborted", async () => {
    const { folder, upload } = await setUp();
    const never = () => Promise.reject(new Error("It must not be looked at."));
    const chunk = Buffer.alloc(100_000);
    await expect(upload({ bytes: byteStream([chunk]) }, never)).rejects.toThrow("It must not be");
    const tooLarge = upload({ bytes: byteStream(repeated(chunk, 11)) }, never);
    await expect(tooLarge).rejects.toMatchObject({ kind: "too_large" });
    await expect(upload({ declaredBytes: 2_000_000 }, never)).rejects.toMatchObject({ kind: "too_large" });
    const cutOff = upload({ bytes: byteStream([chunk]), declaredBytes: 100_001 }, never);
    await expect(cutOff).rejects.toMatchObject({ kind: "cut_off" });
    const leaving = new AbortController();
    const left = upload({ bytes: byteStream([chunk]), signal: leaving.signal }, async () => {
      leaving.abort();
      leaving.signal.throwIfAborted();
    });
    await expect(left).rejects.toMatchObject({ kind: "cut_off" });
    expect(await filesIn(folder)).toEqual([]);
  });
});

describe("the gateway's second opinion", () => {
  const limits = { timeoutMs: 20_000, transferTimeoutMs: 20_000 };
  const requestOpinion = async (url: string, bytes: Uint8Array, fileName = "Contract.pdf") => {
    const { upload } = await setUp();
    const gateway = createGatewayClient({ baseUrl: url, accessToken, now: () => now, ...limits });
    const log = () => undefined;
    return upload({ bytes: byteStream([bytes]) }, (file) =>
      requestSecondOpinion({ gateway, reader: directReader, log }, file, {
        fileName,
        reading: { owner: "ada", purpose: "verify" },
      }),
    );
  };

  test("names the signers without personal codes, and agrees with our report on each signature", async () => {
    const { url } = await startTestGateway();
    const bytes = await fixture("two-signers-table");
    const opinion = await requestOpinion(url, bytes);
    expect(opinion).toEqual([
      { name: "JONAS JONAITIS", isValid: true },
      { name: "ŠARŪNĖ O’CONNEŽ-ŠUSLIK", isValid: true },
    ]);
    const { upload } = await setUp();
    const validate = (file: UploadedFile) => validateAnyFile({ ...file, now });
    const { report } = await upload({ bytes: byteStream([bytes]) }, validate);
    expect(report.signatures.map(({ valid }) => valid)).toEqual([true, true]);
    expect(disagrees(report, opinion)).toBe(false);
    const doubted = opinion.map((signature, index) => ({ ...signature, isValid: index === 0 }));
    expect(disagrees(report, doubted)).toBe(true);
    expect(disagrees(report, opinion.slice(1))).toBe(true);
  });

  test("distinguishes a refused file from an unavailable gateway", async () => {
    const { url } = await startTestGateway();
    await expect(requestOpinion(url, Buffer.from("PK\u0003\u0004 and no more"))).rejects.toMatchObject({
      refusal: { code: "second_opinion_refused" },
    });
    const silent = createServer((_, response) => response.destroy());
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    onTestEnd(() => void silent.close());
    const { port } = silent.address() as AddressInfo;
    await expect(requestOpinion(`http://127.0.0.1:${port}`, Buffer.from("%PDF-1.7"))).rejects.toMatchObject({
      refusal: { code: "second_opinion_unavailable" },
    });
  });
});
