import { readFile } from "node:fs/promises";
import path from "node:path";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { createGatewayClient } from "@/lib/gateway/dokobit/client";
import { createDiskFileStore } from "@/lib/files/file-store";
import { byteStream, repeated } from "@/lib/files/testing/byte-stream";
import { filesIn } from "@/lib/files/testing/files-in";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { whenOver } from "@/lib/base/testing/when-over";
import { disagrees } from "@/lib/domain/validation/second-opinion";
import { validateAnyFile } from "@/lib/validation/validate-any-file";
import { type HeldFile, holdSentFile, type SentBytes } from "./hold-sent-file";
import { askSecondOpinion } from "./second-opinion";
import { accessToken, startTestGateway } from "@/lib/signing/testing/test-gateway";

const now = new Date("2026-11-25T12:00:00Z");

const fixture = (name: string) => readFile(path.resolve("lib/validation/fixtures", `${name}.pdf`));

async function startHolding() {
  const folder = await temporaryFolder();
  const store = await createDiskFileStore(folder);
  const hold = <T>(sent: Partial<SentBytes>, look: (file: HeldFile) => Promise<T>) =>
    holdSentFile(
      { store, maxUploadBytes: 1_000_000 },
      { bytes: byteStream([]), declaredBytes: undefined, ...sent },
      look,
    );
  return { folder, hold };
}

describe("a file that somebody has verified", () => {
  test("is there while it is looked at, and gone afterwards", async () => {
    const { folder, hold } = await startHolding();
    const bytes = await fixture("two-signers-table");
    const report = await hold({ bytes: byteStream([bytes]) }, async (file) => {
      expect(await filesIn(folder)).toHaveLength(1);
      return (await validateAnyFile({ ...file, now })).report;
    });
    expect(report.signatures).toHaveLength(2);
    expect(await filesIn(folder)).toEqual([]);
  });

  test("leaves nothing when looking at it fails, when it is too large or cut off, or its sender goes", async () => {
    const { folder, hold } = await startHolding();
    const never = () => Promise.reject(new Error("It must not be looked at."));
    const chunk = Buffer.alloc(100_000);
    await expect(hold({ bytes: byteStream([chunk]) }, never)).rejects.toThrow("It must not be");
    const tooLarge = hold({ bytes: byteStream(repeated(chunk, 11)) }, never);
    await expect(tooLarge).rejects.toMatchObject({ kind: "too_large" });
    await expect(hold({ declaredBytes: 2_000_000 }, never)).rejects.toMatchObject({ kind: "too_large" });
    const cutOff = hold({ bytes: byteStream([chunk]), declaredBytes: 100_001 }, never);
    await expect(cutOff).rejects.toMatchObject({ kind: "cut_off" });
    const leaving = new AbortController();
    const left = hold({ bytes: byteStream([chunk]), signal: leaving.signal }, async () => {
      leaving.abort();
      leaving.signal.throwIfAborted();
    });
    await expect(left).rejects.toMatchObject({ kind: "cut_off" });
    expect(await filesIn(folder)).toEqual([]);
  });
});

describe("the gateway's opinion of a file", () => {
  const limits = { timeoutMs: 20_000, transferTimeoutMs: 20_000 };
  const ask = async (url: string, bytes: Uint8Array, fileName = "Contract.pdf") => {
    const { hold } = await startHolding();
    const gateway = createGatewayClient({ baseUrl: url, accessToken, now: () => now, ...limits });
    const log = () => undefined;
    return hold({ bytes: byteStream([bytes]) }, (file) =>
      askSecondOpinion({ gateway, log }, file, { fileName }),
    );
  };

  test("names who signed and whether each signature holds, without personal codes", async () => {
    const { url } = await startTestGateway();
    const bytes = await fixture("two-signers-table");
    const opinion = await ask(url, bytes);
    expect(opinion).toEqual([
      { name: "JONAS JONAITIS", isValid: true },
      { name: "ŠARŪNĖ O’CONNEŽ-ŠUSLIK", isValid: true },
    ]);
    const file = path.join(await temporaryFolder(), "file.pdf");
    const { report } = await validateAnyFile({ path: file, sha256: "", sizeBytes: 0, now });
    expect(disagrees(report, opinion)).toBe(true);
    expect(disagrees({ ...report, signatures: opinion.map(() => ({ valid: true })) as never }, opinion)).toBe(
      false,
    );
  });

  test("that it cannot give is told apart from one that does not come", async () => {
    const { url } = await startTestGateway();
    await expect(ask(url, Buffer.from("PK\u0003\u0004 and no more"))).rejects.toMatchObject({
      refusal: { code: "second_opinion_refused" },
    });
    const silent = createServer((_, response) => response.destroy());
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    whenOver(() => void silent.close());
    const { port } = silent.address() as AddressInfo;
    await expect(ask(`http://127.0.0.1:${port}`, Buffer.from("%PDF-1.7"))).rejects.toMatchObject({
      refusal: { code: "second_opinion_unavailable" },
    });
  });
});
