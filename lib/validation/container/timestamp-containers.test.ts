import { describe, expect, test } from "vitest";
import { asicManifest, mimetypeOf } from "../testing/asic-parts";
import { makeStamping } from "../testing/time-stamping-authority";
import { validateForeign } from "../testing/validate-container";

const file = { "a.txt": Buffer.from("Sutartis") };

async function stamped() {
  const stamp = await makeStamping();
  const first = { ...file, "META-INF/timestamp.tst": await stamp(file["a.txt"]) };
  const manifest = asicManifest("META-INF/timestamp002.tst", first);
  const renewed = {
    ...first,
    "META-INF/ASiCArchiveManifest.xml": manifest,
    "META-INF/timestamp002.tst": await stamp(manifest),
  };
  return { first: { ...mimetypeOf("simple"), ...first }, renewed: { ...mimetypeOf("simple"), ...renewed } };
}

describe("ASiC-S with a time-stamp token", () => {
  test("has a valid time-stamp over its file, and no signature", async () => {
    const report = await validateForeign((await stamped()).first);
    expect(report).toMatchObject({ problems: ["no_signatures"], signatures: [] });
    expect(report.documentTimestamps).toMatchObject([
      { place: "META-INF/timestamp.tst", authority: "Time-stamps", valid: true, coversEverything: true },
    ]);
  });

  test("is not confirmed where no anchor vouches for its authority", async () => {
    const { documentTimestamps } = await validateForeign((await stamped()).first);
    expect(documentTimestamps).toMatchObject([
      { conclusion: { indication: "INDETERMINATE", subIndication: "NO_CERTIFICATE_CHAIN_FOUND" } },
    ]);
  });

  test("is invalid where the file was changed", async () => {
    const report = await validateForeign({ ...(await stamped()).first, "a.txt": Buffer.from("Kita") });
    expect(report.problems).toEqual(["no_signatures", "document_timestamp_invalid"]);
    expect(report.documentTimestamps).toMatchObject([{ valid: false }]);
  });

  test("may be stamped again, over a manifest with the first time-stamp", async () => {
    const report = await validateForeign((await stamped()).renewed);
    expect(report.problems).toEqual(["no_signatures"]);
    expect(report.documentTimestamps.map(({ valid, coversEverything }) => [valid, coversEverything])).toEqual(
      [
        [true, true],
        [true, true],
      ],
    );
  });

  test("is enough where only the first one of two is broken", async () => {
    const { renewed } = await stamped();
    const broken = { ...renewed, "META-INF/timestamp.tst": Buffer.from("?") };
    const manifest = asicManifest("META-INF/timestamp002.tst", file);
    const token = await (await makeStamping())(manifest);
    const report = await validateForeign({
      ...broken,
      "META-INF/ASiCArchiveManifest.xml": manifest,
      "META-INF/timestamp002.tst": token,
    });
    expect(report.problems).toEqual(["no_signatures"]);
    expect(report.documentTimestamps.map(({ valid }) => valid)).toEqual([false, true]);
  });

  test("is not over a file that was renamed or added", async () => {
    const { first } = await stamped();
    const report = await validateForeign({ ...first, "b.txt": Buffer.from("x") });
    expect(report.problems).toEqual(["no_signatures", "document_timestamp_invalid"]);
  });
});
