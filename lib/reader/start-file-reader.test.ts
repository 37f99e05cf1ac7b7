import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { onTestEnd } from "@/lib/base/testing/on-test-end";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { validateAnyFile } from "@/lib/validation/validate-any-file";
import type { FileReader } from "./file-reader";
import { ReadingStopped } from "./reading-stopped";
import { startFileReader } from "./start-file-reader";

const greedy = path.resolve("lib/reader/testing/greedy-process.mjs");
const reading = { owner: "ada", purpose: "documents" as const };

async function signedFile() {
  const file = path.resolve("lib/validation/fixtures/two-signers-table.pdf");
  const bytes = await readFile(file);
  const now = new Date("2026-11-25T12:00:00Z");
  return { path: file, sha256: sha256(bytes), sizeBytes: bytes.length, now };
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

function startReader(source?: string) {
  const reader = startFileReader({ log: () => undefined, source });
  onTestEnd(() => reader.stop());
  return reader;
}

describe("a file reader", () => {
  test("returns the same report as validation itself, with the certificates", async () => {
    const reader = startReader();
    const file = await signedFile();
    const result = await reader.validateAnyFile(file, reading);
    expect(result.report).toEqual((await validateAnyFile(file)).report);
    expect(result.certificates.map(({ fingerprint, bytes }) => [fingerprint, sha256(bytes)])).toEqual(
      result.report.signatures.map(({ certificate }) => [certificate?.fingerprint, certificate?.fingerprint]),
    );
  });

  test("throws errors of the file system", async () => {
    const reader = startReader();
    const gone = { ...(await signedFile()), path: "/nowhere/file.pdf" };
    await expect(reader.inspectSource(gone, reading)).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("rejects at once when its signal is aborted, and reads on for others", async () => {
    const reader = startReader();
    const file = await signedFile();
    const leaving = new AbortController();
    const left = [1, 2, 3].map(() => reader.validateAnyFile(file, { ...reading, signal: leaving.signal }));
    leaving.abort(new Error("gone"));
    expect(await Promise.allSettled(left)).toMatchObject([1, 2, 3].map(() => ({ status: "rejected" })));
    expect((await reader.validateAnyFile(file, reading)).report.problems).toEqual([]);
  });
});

test("a process that ends without a file to read is reported, and started again", async () => {
  const folder = await temporaryFolder();
  const source = path.join(folder, "ends-once.mjs");
  const once = path.join(folder, "once");
  await writeFile(
    source,
    `import { existsSync, writeFileSync } from "node:fs";
     if (!existsSync(${JSON.stringify(once)})) {
       writeFileSync(${JSON.stringify(once)}, "");
       process.exit(1);
     }
     await import(${JSON.stringify(greedy)});`,
  );
  const logged: string[] = [];
  const reader = startFileReader({ log: (message) => logged.push(message), source });
  onTestEnd(() => reader.stop());
  expect(await reader.kindOf({ path: "nothing" }, reading)).toBe("pdf");
  const report = "A process that reads files ended without a file to read";
  await vi.waitFor(() => expect(logged).toContain(report), { timeout: 20_000 });
});

describe("a file that needs too much", () => {
  const kindOf = (reader: FileReader, owner: string, what: string, signal?: AbortSignal) =>
    reader.kindOf({ path: what }, { owner, purpose: "documents", signal });

  test("is too complex, never damaged, and the next one is read by a new process", async () => {
    const reader = startReader(greedy);
    const file = { path: "buffers", sha256: "", sizeBytes: 0, now: new Date(0) };
    const readings = ["ada", "bob"].map((owner) => reader.inspectSource(file, { ...reading, owner }));
    const refused = { kind: "refused", reason: "too_complex" };
    expect(await Promise.all(readings)).toEqual([refused, refused]);
    expect(await kindOf(reader, "ada", "nothing")).toBe("pdf");
  });

  test("is an error where the caller tries again", async () => {
    const kind = startReader(greedy).kindOf({ path: "buffers" }, { ...reading, throwsWhenStopped: true });
    await expect(kind).rejects.toBeInstanceOf(ReadingStopped);
  });

  test("delays only its sender, who has one file read at a time", async () => {
    const reader = startReader(greedy);
    const leaving = new AbortController();
    const places: number[] = [];
    const endless = kindOf(reader, "bob", "patience", leaving.signal);
    const second = reader.kindOf(
      { path: "nothing" },
      { owner: "bob", purpose: "documents", onPlace: (place) => places.push(place) },
    );
    expect(await kindOf(reader, "ada", "nothing")).toBe("pdf");
    expect(places.at(-1)).toBe(1);
    leaving.abort(new Error("gone"));
    await expect(endless).rejects.toThrow("gone");
    expect(await second).toBe("pdf");
    expect(places.at(-1)).toBe(0);
  });

  test("on Verify leaves a process to uploads and finished files", async () => {
    const reader = startReader(greedy);
    const leaving = new AbortController();
    const verify = (owner: string) =>
      reader.kindOf({ path: "patience" }, { owner, purpose: "verify", signal: leaving.signal });
    const endless = ["bob", "eva"].map(verify);
    expect(await kindOf(reader, "ada", "nothing")).toBe("pdf");
    leaving.abort(new Error("gone"));
    expect(await Promise.allSettled(endless)).toMatchObject([{ status: "rejected" }, { status: "rejected" }]);
  });
});
