import { describe, expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { asicManifest, mimetypeOf } from "../testing/asic-parts";
import { type Contents, unpack } from "../testing/container-files";
import { opensslSigner, signWithOpenssl } from "../testing/openssl-signer";
import { makeStamping } from "../testing/time-stamping-authority";
import { validateForeign } from "../testing/validate-container";
import { methods, signWithXmlsec } from "../testing/xmlsec-container";

const file = { "a.txt": Buffer.from("Sutartis") };

async function simple(): Promise<Contents> {
  const folder = await temporaryFolder();
  const signer = await opensslSigner(folder, "Ona");
  const signature = signWithOpenssl(folder, file["a.txt"], [signer], { isDetached: true });
  return { ...mimetypeOf("simple"), ...file, "META-INF/signature.p7s": signature };
}

const conclusions = async (contents: Contents, now?: Date) =>
  (await validateForeign(contents, now)).signatures.map(({ faults, conclusion }) => ({
    ...{ faults, warnings: conclusion?.warnings, subIndication: conclusion?.subIndication },
  }));

const contradicted = { faults: [], subIndication: "SIG_CONSTRAINTS_FAILURE" };

describe("ASiC-S", () => {
  test("may have no second file of signatures, nor a time-stamp beside them", async () => {
    const contents = await simple();
    const second = { ...contents, "META-INF/signature2.p7s": contents["META-INF/signature.p7s"]! };
    const warned = { ...contradicted, warnings: ["several_signature_files"] };
    expect(await conclusions(second)).toEqual([warned, warned]);
    const token = await (await makeStamping())(file["a.txt"]);
    expect(await conclusions({ ...contents, "META-INF/timestamp.tst": token })).toEqual([warned]);
  });

  test("may have a time-stamp that renews its signature", async () => {
    const { mimetype, ...listed } = await simple();
    const manifest = asicManifest("META-INF/timestamp.tst", listed);
    const renewed = {
      ...{ mimetype: mimetype!, ...listed, "META-INF/ASiCArchiveManifest.xml": manifest },
      "META-INF/timestamp.tst": await (await makeStamping())(manifest),
    };
    expect(await conclusions(renewed)).toMatchObject([{ faults: [], warnings: [] }]);
  });

  test("may have no second file, even if both are signed", async () => {
    const { mimetype: _, ...signed } = unpack(
      await signWithXmlsec(await temporaryFolder(), { canonicalization: methods.exclusive }),
    );
    const contents = { ...mimetypeOf("simple"), ...signed, "b.txt": Buffer.from("x") };
    expect(await conclusions(contents, new Date("2026-11-25T12:00:00Z"))).toEqual([
      { ...contradicted, warnings: ["several_files"] },
    ]);
  });

  test("has no time-stamp over several files", async () => {
    const two = { ...file, "b.txt": Buffer.from("x") };
    const manifest = asicManifest("META-INF/timestamp.tst", two);
    const report = await validateForeign({
      ...{ ...mimetypeOf("simple"), ...two, "META-INF/ASiCManifest.xml": manifest },
      "META-INF/timestamp.tst": await (await makeStamping())(manifest),
    });
    expect(report.problems).toEqual(["no_signatures", "document_timestamp_invalid"]);
  });
});
