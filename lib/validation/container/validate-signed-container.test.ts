import { describe, expect, test } from "vitest";
import { validationReport, isAccepted } from "@/lib/domain/validation/validation-report";
import { asSource, pack, unpack } from "../testing/container-files";
import {
  sandboxFiles,
  sandboxSources,
  sharedSandboxContainer,
  validateContainerBytes,
} from "../testing/sandbox-container";
import { verifyWithXmlsec } from "../testing/verify-with-xmlsec";

const signed = sharedSandboxContainer();

describe("a container that two people signed", () => {
  test("is accepted, and its signatures and files are in the report", async () => {
    const report = await validateContainerBytes(signed.current.bytes, {
      expectedDigest: signed.current.digest,
    });
    expect(report).toMatchObject({ format: "asice", problems: [], sourceIsPrefix: null });
    expect(isAccepted(report)).toBe(true);
    expect(report.files).toEqual(sandboxFiles.map(({ name, bytes }) => ({ name, ...asSource(bytes) })));
    const facts = { kind: "XAdES", timeSource: "timestamp", valid: true, coversEverything: true };
    expect(report.signatures).toMatchObject([
      { ...facts, place: "META-INF/signatures0.xml" },
      { ...facts, place: "META-INF/signatures1.xml" },
    ]);
    expect(await verifyWithXmlsec(signed.current.bytes)).toBe("OK");
  });

  test("has a report that survives storage and contains no personal code", async () => {
    const stored = JSON.stringify(await validateContainerBytes(signed.current.bytes));
    expect(validationReport.parse(JSON.parse(stored))).toEqual(JSON.parse(stored));
    expect(stored).not.toMatch(/PNO|50001029996|39912310014/);
  });

  test("is not accepted from a gateway that announced another file", async () => {
    const { problems } = await validateContainerBytes(signed.current.bytes, {
      expectedDigest: "0".repeat(64),
    });
    expect(problems).toEqual(["digest_mismatch"]);
  });

  test("is not accepted when three were asked to sign, or one person signed twice", async () => {
    expect((await validateContainerBytes(signed.current.bytes, { signerCount: 3 })).problems).toEqual([
      "too_few_signatures",
    ]);
    const contents = unpack(signed.current.bytes);
    const twice = pack({ ...contents, "META-INF/signatures1.xml": contents["META-INF/signatures0.xml"]! });
    expect((await validateContainerBytes(twice)).problems).toEqual(["too_few_signatures"]);
  });
});

describe("files that differ from what was signed", () => {
  test("a changed file is reported, and xmlsec1 agrees", async () => {
    const contents = unpack(signed.current.bytes);
    const changed = pack({ ...contents, [sandboxFiles[1]!.name]: Buffer.from("Priedas: kitas\n") });
    const report = await validateContainerBytes(changed);
    expect(report.problems).toEqual([
      ...["too_few_signatures", "signature_invalid", "source_missing", "file_not_sent"],
    ]);
    expect(report.signatures.map(({ faults }) => faults)).toEqual([
      ["document_changed"],
      ["document_changed"],
    ]);
    expect(await verifyWithXmlsec(changed)).toBe("FAIL");
  });

  test("a file that was added afterwards is reported as not signed, though every signature is valid", async () => {
    const more = pack({ ...unpack(signed.current.bytes), "priedas 3.txt": Buffer.from("x") });
    const report = await validateContainerBytes(more);
    expect(report.problems).toEqual(["file_not_signed", "file_not_sent"]);
    expect(report.signatures.map(({ valid, coversEverything }) => [valid, coversEverything])).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(await verifyWithXmlsec(more)).toBe("OK"); // which is why it is not enough that signatures verify
  });

  test("a file that was removed is reported as missing", async () => {
    const { [sandboxFiles[1]!.name]: _, ...rest } = unpack(signed.current.bytes);
    const report = await validateContainerBytes(pack(rest));
    expect(report.problems).toEqual(["too_few_signatures", "signature_invalid", "source_missing"]);
  });

  test("a container of other files than were sent is not accepted, even with valid signatures", async () => {
    const others = [asSource(Buffer.from("something else")), sandboxSources[1]!];
    const { problems } = await validateContainerBytes(signed.current.bytes, { sources: others });
    expect(problems).toEqual(["source_missing", "file_not_sent"]);
  });
});
