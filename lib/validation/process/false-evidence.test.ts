import { beforeAll, describe, expect, test } from "vitest";
import { x509 } from "@/sandbox/pki/x509";
import { openScene, type Scene, signedAt } from "../testing/signed-scene";
import { anchorsOf, type Holder, listed, makeHolder, ocspAnswer, revocationList } from "../testing/test-pki";

const soonAfter = "2024-06-01T12:00:05Z";
const unknown = "INDETERMINATE TRY_LATER";

let scene: Scene;
let foreign: Holder;

beforeAll(async () => {
  scene = await openScene();
  foreign = await makeHolder("Foreign CA", "authority", undefined);
});

const answerBy = (responder: Holder) =>
  ocspAnswer({ about: scene.person, issuer: scene.authority, responder }, soonAfter);

/** Anchors of the scene and further ones. */
const anchorsWith = (...services: ReturnType<typeof listed>[]) => ({
  anchors: anchorsOf(listed(scene.authority, "CA/QC"), listed(scene.stamping, "TSA/QTST"), ...services),
});

describe("an OCSP response counts for nothing", () => {
  test("by the responder of another authority, trusted as it may be", async () => {
    const responder = await makeHolder("Foreign responder", "responder", foreign);
    const read = scene.stamped([await answerBy(responder)]);
    read.certificates.push(responder.parsed, foreign.parsed);
    expect(scene.outcomeOf(read, anchorsWith({ ...listed(foreign, "CA/QC"), provider: "Another" }))).toBe(
      unknown,
    );
  });

  test("by the signer, though the authority is listed as a responder as well", async () => {
    const read = scene.stamped([await answerBy(scene.person)]);
    expect(scene.outcomeOf(read, anchorsWith(listed(scene.authority, "Certstatus/OCSP/QC")))).toBe(unknown);
  });

  test("by a listed responder that was withdrawn, though by any that a list names, in any country", async () => {
    const responder = await makeHolder("Listed responder", "responder", foreign);
    const read = scene.stamped([await answerBy(responder)]);
    read.certificates.push(responder.parsed);
    const type = "Certstatus/OCSP/QC";
    for (const country of ["EE", "XX"])
      expect(scene.outcomeOf(read, anchorsWith({ ...listed(responder, type), country }))).toBe(
        "TOTAL-PASSED",
      );
    const history = [
      { from: "2023-01-01", status: "withdrawn" },
      { from: "2020-01-01", status: "granted" },
    ];
    expect(scene.outcomeOf(read, anchorsWith(listed(responder, type, history)))).toBe(unknown);
  });

  test("by a responder whose own certificate had been revoked", async () => {
    const responder = await makeHolder("Stolen responder", "responder", scene.authority);
    const read = scene.stamped([await answerBy(responder)]);
    read.certificates.push(responder.parsed);
    expect(scene.outcomeOf(read)).toBe("TOTAL-PASSED");
    const revoked = [{ holder: responder, at: "2024-02-29" }];
    read.revocation.push(await revocationList(scene.authority, "2024-03-01", revoked));
    expect(scene.outcomeOf(read)).toBe(unknown);
  });
});

describe("a list of revoked certificates counts for nothing", () => {
  test("by another authority of the same name", async () => {
    const twin = await makeHolder("Issuing CA", "authority", foreign);
    const read = scene.stamped([await revocationList(twin, "2024-05-30")]);
    read.certificates.push(twin.parsed, foreign.parsed);
    expect(scene.outcomeOf(read, anchorsWith({ ...listed(foreign, "CA/QC"), provider: "Another" }))).toBe(
      unknown,
    );
  });
});

describe("a chain is not believed", () => {
  test("where a certificate in it was signed with a digest that was too weak by then", async () => {
    const weak = await makeHolder("Jonas", "person", scene.authority, { hash: "SHA-1", to: "2026-01-01" });
    const read = scene.signatureOf(weak, {
      timestamps: [scene.stamp(signedAt)],
      revocation: [await scene.answer(soonAfter, "good", weak)],
    });
    expect(scene.outcomeOf(read)).toBe("INDETERMINATE CRYPTO_CONSTRAINTS_FAILURE");
  });

  test("where a listed time-stamping authority issued a certificate", async () => {
    const below = await makeHolder("Unlisted time-stamps", "stamping", scene.stamping);
    const read = scene.stamped([await scene.answer(soonAfter)], {
      timestamps: [scene.stamp(signedAt, { authority: below.parsed })],
    });
    const { conclusion } = scene.conclude(read);
    expect(conclusion.timestamps[0]).toMatchObject({ indication: "INDETERMINATE" });
  });

  test("where a signer's certificate says of itself that it need not be revocable, as responders may", async () => {
    const extensions = [new x509.Extension("1.3.6.1.5.5.7.48.1.5", false, Buffer.from("0500", "hex"))];
    const holder = await makeHolder("Jonas", "person", scene.authority, { extensions });
    const read = scene.signatureOf(holder, { timestamps: [scene.stamp(signedAt)] });
    expect(scene.outcomeOf(read)).toBe(unknown);
  });
});

test("a time-stamp of days to come proves nothing", async () => {
  const ahead = scene.stamp("2029-06-05T00:00:00Z");
  const { conclusion } = scene.conclude(scene.stamped([], { timestamps: [ahead] }));
  expect(conclusion).toMatchObject({
    bestTime: null,
    timestamps: [{ subIndication: "TIMESTAMP_ORDER_FAILURE" }],
  });
});

test("without a proven time, an old list in the file is not enough where a newer one could be requested", async () => {
  const holder = await makeHolder("Jonas", "person", scene.authority);
  const old = await revocationList(scene.authority, "2029-05-20");
  expect(scene.outcomeOf(scene.signatureOf(holder, { revocation: [old] }))).toBe(unknown);
  const fetched = { certificates: [], revocation: [old] };
  expect(scene.outcomeOf(scene.signatureOf(holder), { fetched })).toBe("TOTAL-PASSED");
});
