import { describe, expect, test } from "vitest";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { sharedSandboxContainer, validateContainerBytes } from "../testing/sandbox-container";

const signed = sharedSandboxContainer();

/**
 * A report without the facts that any changed bit changes. Signers do not sign their time-stamps: where a changed bit
 * makes one unrecognizable, only the claimed time is left, and the report says so.
 */
function stableFacts(report: ValidationReport, changed = report) {
  // Certificates of issuers and revocation data are not signed: they decide about trust alone.
  const signatures = report.signatures.map(({ conclusion: _, ...signature }, index) =>
    changed.signatures[index]?.timeSource === "claimed"
      ? { ...signature, signedAt: "", timeSource: "claimed", timestampAuthority: null }
      : signature,
  );
  return { ...report, signatures, sha256: "", checkedAt: "" };
}

describe("one changed bit anywhere", () => {
  test("keeps the container out or leaves the report the same", async () => {
    const original = await validateContainerBytes(signed.current.bytes);
    const stride = 211;
    let accepted = 0;
    for (let at = 0; at < signed.current.bytes.length; at += stride) {
      const changed = Buffer.from(signed.current.bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << (at % 8)), at);
      const report = await validateContainerBytes(changed);
      if (report.problems.length > 0) continue;
      accepted++;
      expect(stableFacts(report), `byte ${at}`).toEqual(stableFacts(original, report));
    }
    // Only dates and checksums of entries, the manifest, and enclosed certificates of issuers can change unnoticed.
    expect(accepted).toBeLessThan(signed.current.bytes.length / stride / 3);
  });

  test("a container cut off anywhere is not accepted", async () => {
    for (let length = 0; length < signed.current.bytes.length; length += 307)
      expect(
        (await validateContainerBytes(signed.current.bytes.subarray(0, length))).problems,
        `${length} bytes`,
      ).not.toEqual([]);
  });
});
