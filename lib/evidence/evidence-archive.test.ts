import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addDocument, addUser } from "@/db/testing/sample-rows";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { setDocumentStatus } from "@/db/repositories/documents";
import { insertFile } from "@/db/repositories/files";
import { createDiskFileStore } from "@/lib/files/disk-file-store";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { validateSignedPdf } from "@/lib/validation/pdf/validate-signed-pdf";
import { sharedByFile } from "@/lib/base/testing/on-test-end";
import { findEvidence } from "./evidence";
import { evidenceArchive } from "./evidence-archive";

const now = new Date("2026-11-24T10:00:00Z");
const fixture = (name: string) => path.join("lib/validation/fixtures", name);

/** The archive of a signed document, unpacked. */
async function unpack() {
  const db = openTestDatabase();
  const folder = await temporaryFolder();
  const store = await createDiskFileStore(path.join(folder, "files"));
  const put = async (name: string) => store.put(new Blob([readFileSync(fixture(name))]).stream());
  const userId = await addUser(db, "ada", now);
  const [source, signed] = [await put("source-table.pdf"), await put("two-signers-table.pdf")];
  const other = { at: now, action: "user.signed_in" as const, actorId: "usr_eve" };
  await db.write((tx) => appendAuditEvent(tx, other));
  await addDocument(db, { id: "doc_1", ownerId: userId, now, ...source });
  const validationReport = await store.withLocalFile(signed.sha256, (signedPath) =>
    store.withLocalFile(source.sha256, (sourcePath) =>
      validateSignedPdf({ path: signedPath, sourcePath, signerCount: 2, now }),
    ),
  );
  const file = { ...signed, id: "fil_s", documentId: "doc_1", role: "signed" as const, createdAt: now };
  await db.write(async (tx) => {
    await insertFile(tx, { ...file, name: "Sutartis (signed).pdf", validationReport });
    await setDocumentStatus(tx, { documentId: "doc_1", status: "signed", now });
    const event = { at: now, documentId: "doc_1" };
    await appendAuditEvent(tx, { ...event, action: "document.uploaded", actorId: userId, detail: source });
    await appendAuditEvent(tx, other);
    for (const signer of ["Jonas Žąsinas", "Ģirts Õnnelik", "Ольга Щукина"])
      await appendAuditEvent(tx, { ...event, action: "signer.signed", detail: { signer } });
  });
  const library = { db, store, now: () => now };
  const archive = await evidenceArchive(library, { documentId: "doc_1", userId });
  const zip = path.join(folder, "evidence.zip");
  writeFileSync(zip, Buffer.from(await new Response(archive?.bytes).arrayBuffer()));
  execFileSync("unzip", ["-q", zip, "-d", path.join(folder, "evidence")]);
  return { library, folder: path.join(folder, "evidence"), name: archive?.name };
}

describe("the evidence of a signed document", () => {
  let evidence: Awaited<ReturnType<typeof unpack>>;

  sharedByFile(unpack, (unpacked) => (evidence = unpacked));

  const read = (name: string) => readFileSync(path.join(evidence.folder, name), "utf8");
  const run = (script: string, cwd = evidence.folder) =>
    execFileSync("sh", ["-c", script], { cwd, encoding: "utf8", stdio: "pipe" });

  /** The blocks of commands in the README. */
  const commands = () => [...read("README.txt").matchAll(/(?:^ {4}.*\n)+/gm)].map(([block]) => block);
  const command = (word: string) => commands().find((block) => block.includes(word))!;

  test("is verified by the commands in its README", () => {
    expect(evidence.name).toBe("doc_1 (evidence).zip");
    const sums = run(command("sha256sum -c"));
    expect(sums.match(/: OK$/gm)).toHaveLength(7);
    expect(run(command("pdfsig signed.pdf")).match(/Signature is Valid/g)).toHaveLength(2);
    expect(run(command("-dump") + command("openssl"))).toMatch(/subject=/);
    const entries = run(command("while IFS"));
    expect(entries).not.toContain("CHANGED");
    expect(entries.match(/: OK$/gm)).toHaveLength(5);
    const last = JSON.parse(read("log.jsonl").trim().split("\n").at(-1)!);
    expect(last.action).toBe("evidence.downloaded");
    expect(run(command("while read"))).toBe(`The chain ends with ${last.hash}\n`);
  });

  test("reveals a changed entry or chain by those commands", async () => {
    const copy = await temporaryFolder();
    const changed = read("log.jsonl").replace("Jonas Žąsinas", "Petras Žąsinas");
    writeFileSync(path.join(copy, "log.jsonl"), changed);
    writeFileSync(path.join(copy, "chain.txt"), read("chain.txt"));
    expect(run(command("while IFS"), copy).match(/CHANGED/g)).toHaveLength(1);
    writeFileSync(path.join(copy, "chain.txt"), read("chain.txt").replace(/^4 .*\n/m, ""));
    expect(run(command("while read"), copy)).toContain("BROKEN at entry 5");
  });

  test("reveals nothing about entries of other documents", () => {
    expect(read("chain.txt").trim().split("\n")).toHaveLength(6);
    for (const name of ["log.jsonl", "chain.txt"]) expect(read(name)).not.toContain("usr_eve");
  });

  test("has a readable report with names in any script", () => {
    const text = run("pdftotext -layout report.pdf -");
    expect(text.replaceAll(/\s+/g, " ")).toContain("Signed by 2 people; ");
    for (const words of [
      "Not confirmed",
      "Jonas Žąsinas signed",
      "Ģirts Õnnelik signed",
      "Ольга Щукина signed",
    ])
      expect(text).toContain(words);
    expect(text.replace(/\s/g, "")).toContain(run("sha256sum signed.pdf").slice(0, 64));
    expect(JSON.parse(read("report.json")).check.signatures).toHaveLength(2);
  });

  test("has the signed file before it was archived under a name of its own", async () => {
    const db = openTestDatabase();
    const userId = await addUser(db, "ada", now);
    await addDocument(db, { id: "doc_1", ownerId: userId, now });
    const file = { documentId: "doc_1", name: "a.pdf", sizeBytes: 1, createdAt: now };
    await db.write(async (tx) => {
      await insertFile(tx, { ...file, id: "fil_1", role: "first_signed", sha256: "b".repeat(64) });
      await insertFile(tx, { ...file, id: "fil_2", role: "signed", sha256: "c".repeat(64) });
    });
    const found = await findEvidence(db.read, { documentId: "doc_1", userId });
    expect(found?.files.map(({ entry, id }) => [entry, id]).slice(1)).toEqual([
      ["first-signed.pdf", "fil_1"],
      ["signed.pdf", "fil_2"],
    ]);
  });

  test("is available only to the document's owner", async () => {
    const query = { documentId: "doc_1", userId: "usr_eve" };
    expect(await evidenceArchive(evidence.library, query)).toBeUndefined();
  });
});
