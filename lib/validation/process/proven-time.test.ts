import { beforeAll, describe, expect, test } from "vitest";
import { digestAlgorithm, keyAlgorithm } from "../crypto/used-algorithm";
import { anchorsOf, listed, makeHolder, revocationList } from "../testing/test-pki";
import { concludeSignature } from "./conclude";
import { openScene, type Scene, signedAt } from "../testing/signed-scene";

let scene: Scene;
beforeAll(async () => void (scene = await openScene()));

describe("time", () => {
  test("of a signature without a time-stamp is now: its certificate must be valid and good today", async () => {
    const current = await makeHolder("Jonas", "person", scene.authority);
    const good = await scene.answer("2029-06-01T11:59:59Z", "good", current);
    expect(scene.outcomeOf(scene.signatureOf(current, { revocation: [good] }))).toBe("TOTAL-PASSED");
    expect(scene.outcomeOf(scene.signatureOf(current))).toBe("INDETERMINATE TRY_LATER");
    expect(scene.outcomeOf(scene.signatureOf(scene.person))).toBe("INDETERMINATE OUT_OF_BOUNDS_NO_POE");
  });

  test("of a broken time-scene.stamp, and of one over the content, proves nothing", async () => {
    const good = await scene.answer("2024-06-01T12:00:05Z");
    const content = scene.stamp(signedAt, { kind: "content" });
    expect(scene.outcomeOf(scene.stamped([good], { timestamps: [content] }))).toBe(
      "INDETERMINATE OUT_OF_BOUNDS_NO_POE",
    );
    const broken = scene.stamp(signedAt, { faults: ["document_changed"] });
    expect(scene.outcomeOf(scene.stamped([good], { timestamps: [broken] }))).toBe(
      "INDETERMINATE SIG_CONSTRAINTS_FAILURE",
    );
  });

  test("of a time-stamp whose authority has expired is proved by a later one over it", async () => {
    const old = await makeHolder("Old time-stamps", "stamping", scene.authority, { to: "2025-01-01" });
    const inner = scene.stamp(signedAt, { authority: old.parsed });
    const revocation = [
      await scene.answer("2024-06-01T12:00:05Z"),
      await scene.answer("2024-12-01T00:00:05Z", "good", old),
    ];
    expect(scene.outcomeOf(scene.stamped(revocation, { timestamps: [inner] }))).toBe(
      "INDETERMINATE OUT_OF_BOUNDS_NO_POE",
    );
    const outer = scene.stamp("2024-12-01T00:00:00Z", { kind: "archive", covers: new Set([inner]) });
    const { conclusion } = concludeSignature(
      scene.stamped(revocation, { timestamps: [inner, outer] }),
      scene.context,
    );
    expect(conclusion).toMatchObject({
      indication: "TOTAL-PASSED",
      profile: "B-LTA",
      bestTime: { source: "timestamp" },
    });
  });

  test("of an archive time-stamp before what it covers is in the wrong order", async () => {
    const inner = scene.stamp(signedAt);
    const outer = scene.stamp("2024-05-01T00:00:00Z", { kind: "archive", covers: new Set([inner]) });
    const { timestamps } = concludeSignature(
      scene.stamped([], { timestamps: [inner, outer] }),
      scene.context,
    ).conclusion;
    expect(timestamps[1]).toMatchObject({ subIndication: "TIMESTAMP_ORDER_FAILURE" });
  });

  test("of a time-mark is that of the OCSP response, which must be bound to the signature", async () => {
    const response = await scene.answer("2024-06-01T12:00:02Z");
    const marked = (isBound: boolean) =>
      scene.signatureOf(scene.person, { revocation: [response], timeMark: { response, isBound } });
    const { conclusion } = concludeSignature(marked(true), scene.context);
    expect(conclusion).toMatchObject({
      ...{ indication: "TOTAL-PASSED", profile: "LT_TM" },
      bestTime: { at: "2024-06-01T12:00:02.000Z", source: "time_mark" },
    });
    expect(scene.outcomeOf(marked(false))).toBe("INDETERMINATE SIG_CONSTRAINTS_FAILURE");
    const mixed = { ...marked(true), timestamps: [scene.stamp(signedAt)] };
    expect(scene.outcomeOf(mixed)).toBe("INDETERMINATE SIG_CONSTRAINTS_FAILURE");
  });
});

describe("algorithms", () => {
  test("count as they were when the signature is proved to have existed", async () => {
    const old = await makeHolder("Ona", "person", scene.authority, { from: "2010-01-01", to: "2013-01-01" });
    const stampsThen = await makeHolder("Time-stamps", "stamping", scene.root, { from: "2010-01-01" });
    const since = [{ from: "2010-01-01", status: "undersupervision" }];
    const given = {
      anchors: anchorsOf(listed(scene.authority, "CA/QC", since), listed(stampsThen, "TSA/QTST", since)),
    };
    const made = async (at: string) =>
      scene.signatureOf(old, {
        algorithms: [digestAlgorithm("sha1"), keyAlgorithm(old.parsed.publicKey)],
        claimedTime: new Date(at),
        timestamps: [scene.stamp(at, { authority: stampsThen.parsed })],
        revocation: [await revocationList(scene.authority, at)],
      });
    expect(scene.outcomeOf(await made("2011-06-01T00:00:00Z"), given)).toBe("TOTAL-PASSED");
    expect(scene.outcomeOf(await made("2012-09-01T00:00:00Z"), given)).toBe(
      "INDETERMINATE CRYPTO_CONSTRAINTS_FAILURE",
    );
  });
});
