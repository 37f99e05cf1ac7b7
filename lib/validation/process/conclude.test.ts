import { beforeAll, describe, expect, test } from "vitest";
import { x509 } from "@/sandbox/pki/x509";
import { anchorsOf, listed, makeHolder, ocspAnswer, revocationList } from "../testing/test-pki";
import { concludeSignature } from "./conclude";
import { openScene, type Scene, signedAt } from "../testing/signed-scene";

let scene: Scene;
beforeAll(async () => void (scene = await openScene()));

describe("a signature with a time-stamp and an OCSP response", () => {
  test("has passed, even after its certificate has expired", async () => {
    const read = scene.stamped([await scene.answer("2024-06-01T12:00:05Z")]);
    const { conclusion } = concludeSignature(read, scene.context);
    expect(conclusion).toMatchObject({
      ...{ indication: "TOTAL-PASSED", subIndication: null, profile: "B-LT" },
      bestTime: { at: "2024-06-01T12:00:00.000Z", source: "timestamp" },
      revocation: {
        status: "good",
        source: "ocsp",
        isEmbedded: true,
        producedAt: "2024-06-01T12:00:05.000Z",
      },
      anchor: { origin: "trusted_list", serviceType: "CA/QC", status: "granted" },
      chain: [{ subject: "Ona" }, { subject: "Issuing CA" }],
      timestamps: [{ indication: "TOTAL-PASSED", isQualified: true }],
    });
  });

  test("is not judged any further where no anchor ends its chain", async () => {
    const read = scene.stamped([await scene.answer("2024-06-01T12:00:05Z")]);
    expect(scene.outcomeOf(read, { anchors: undefined })).toBe("INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND");
  });

  test("needs a response that is newer than the time-stamp", async () => {
    expect(scene.outcomeOf(scene.stamped([await scene.answer("2024-05-30T12:00:00Z")]))).toBe(
      "INDETERMINATE TRY_LATER",
    );
    expect(scene.outcomeOf(scene.stamped([]))).toBe("INDETERMINATE TRY_LATER");
  });

  test("names the certificates whose status is not known", async () => {
    expect(scene.conclude(scene.stamped([])).conclusion.unknownStatus).toEqual(["Ona"]);
    const known = scene.stamped([await scene.answer("2024-06-01T12:00:05Z")]);
    expect(scene.conclude(known).conclusion.unknownStatus).toBeUndefined();
  });

  test("is not known to be good by a response that does not know the certificate", async () => {
    expect(scene.outcomeOf(scene.stamped([await scene.answer("2024-06-01T12:00:05Z", "unknown")]))).toBe(
      "INDETERMINATE TRY_LATER",
    );
  });

  test("was made with a revoked certificate if the revocation is older than the time-stamp", async () => {
    const revoked = { revokedAt: new Date("2024-05-31T00:00:00Z") };
    const read = scene.stamped([await scene.answer("2024-06-01T12:00:05Z", revoked)]);
    expect(scene.outcomeOf(read)).toBe("INDETERMINATE REVOKED_NO_POE");
  });

  test("stays good when its certificate is revoked later", async () => {
    const revoked = { revokedAt: new Date("2024-07-01T00:00:00Z") };
    const later = await scene.answer("2024-08-01T00:00:00Z", revoked);
    const fetched = { certificates: [], revocation: [later] };
    const { conclusion } = concludeSignature(scene.stamped([]), { ...scene.context, fetched });
    expect(conclusion).toMatchObject({
      indication: "TOTAL-PASSED",
      revocation: { status: "revoked", revokedAt: "2024-07-01T00:00:00.000Z" },
    });
  });

  test("needs a response of about the same time, where the file brings it", async () => {
    expect(scene.outcomeOf(scene.stamped([await scene.answer("2024-06-02T11:00:00Z")]))).toBe("TOTAL-PASSED");
    const later = await scene.answer("2024-06-02T13:00:00Z");
    expect(scene.outcomeOf(scene.stamped([later]))).toBe("INDETERMINATE TRY_LATER");
    const fetched = { certificates: [], revocation: [later] };
    expect(scene.outcomeOf(scene.stamped([]), { fetched })).toBe("TOTAL-PASSED");
  });

  test("may not claim a time at which its certificate did not exist", async () => {
    const good = await scene.answer("2024-06-01T12:00:05Z");
    const claimed = scene.stamped([good], { claimedTime: new Date("2019-06-01T00:00:00Z") });
    expect(scene.outcomeOf(claimed)).toBe("INDETERMINATE SIG_CONSTRAINTS_FAILURE");
  });

  test("does not believe a response about an expired certificate, which responders forget", async () => {
    expect(scene.outcomeOf(scene.stamped([await scene.answer("2026-06-01T00:00:00Z")]))).toBe(
      "INDETERMINATE TRY_LATER",
    );
  });

  test("does not believe a response of a responder that is not authorized", async () => {
    const stranger = await makeHolder("Stranger", "responder", undefined);
    const forged = await ocspAnswer(
      { about: scene.person, issuer: scene.authority, responder: stranger },
      "2024-06-01T12:00:05Z",
    );
    expect(scene.outcomeOf(scene.stamped([forged]))).toBe("INDETERMINATE TRY_LATER");
    const colleague = await makeHolder("Colleague", "person", scene.authority);
    const undue = await ocspAnswer(
      { about: scene.person, issuer: scene.authority, responder: colleague },
      "2024-06-01T12:00:05Z",
    );
    expect(scene.outcomeOf(scene.stamped([undue]))).toBe("INDETERMINATE TRY_LATER");
  });

  test("passes by a list of revoked certificates whose validity the time-stamp falls in", async () => {
    expect(scene.outcomeOf(scene.stamped([await revocationList(scene.authority, "2024-05-20")]))).toBe(
      "TOTAL-PASSED",
    );
    expect(scene.outcomeOf(scene.stamped([await revocationList(scene.authority, "2024-03-20")]))).toBe(
      "INDETERMINATE TRY_LATER",
    );
    const revoked = [{ holder: scene.person, at: "2024-05-01" }];
    expect(
      scene.outcomeOf(scene.stamped([await revocationList(scene.authority, "2024-05-20", revoked)])),
    ).toBe("INDETERMINATE REVOKED_NO_POE");
  });
});

describe("the services of trusted lists", () => {
  const history = [
    { from: "2024-01-01", status: "withdrawn" },
    { from: "2020-01-01", status: "granted" },
  ];

  test("count as they were at the time of the signature", async () => {
    const given = {
      anchors: anchorsOf(listed(scene.authority, "CA/QC", history), listed(scene.stamping, "TSA/QTST")),
    };
    const before = scene.stamped([await scene.answer("2023-06-01T00:00:05Z")], {
      timestamps: [scene.stamp("2023-06-01T00:00:00Z")],
    });
    expect(scene.outcomeOf(before, given)).toBe("TOTAL-PASSED");
    const after = scene.stamped([await scene.answer("2024-06-01T12:00:05Z")]);
    expect(scene.outcomeOf(after, given)).toBe("INDETERMINATE CHAIN_CONSTRAINTS_FAILURE");
  });

  test("of a withdrawn time-stamping authority prove no time", async () => {
    const given = {
      anchors: anchorsOf(listed(scene.authority, "CA/QC"), listed(scene.stamping, "TSA/QTST", history)),
    };
    const { conclusion } = concludeSignature(scene.stamped([await scene.answer("2024-06-01T12:00:05Z")]), {
      ...scene.context,
      ...given,
    });
    expect(conclusion).toMatchObject({
      indication: "INDETERMINATE",
      subIndication: "OUT_OF_BOUNDS_NO_POE",
      bestTime: null,
    });
  });

  test("for time-stamps do not vouch for a person", async () => {
    const given = {
      anchors: anchorsOf(listed(scene.authority, "TSA/QTST"), listed(scene.stamping, "TSA/QTST")),
    };
    expect(scene.outcomeOf(scene.stamped([await scene.answer("2024-06-01T12:00:05Z")]), given)).toBe(
      "INDETERMINATE CHAIN_CONSTRAINTS_FAILURE",
    );
  });
});

describe("the chain of a certificate", () => {
  test("may not lead through a certificate that is no authority", async () => {
    const impostor = await makeHolder("Impostor", "person", scene.authority);
    const victim = await makeHolder("Victim", "person", impostor);
    const read = scene.signatureOf(victim, { certificates: [impostor.parsed, scene.authority.parsed] });
    expect(scene.outcomeOf(read)).toBe("INDETERMINATE CERTIFICATE_CHAIN_GENERAL_FAILURE");
  });

  test("may not be longer than its authorities allow", async () => {
    const limited = await makeHolder("Limited", "nothing", scene.root, {
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      ],
    });
    const below = await makeHolder("Below", "authority", limited);
    const holder = await makeHolder("Jonas", "person", below);
    const read = scene.signatureOf(holder, { certificates: [below.parsed, limited.parsed] });
    expect(scene.outcomeOf(read, { anchors: anchorsOf(listed(scene.root, "CA/QC")) })).toBe(
      "INDETERMINATE CERTIFICATE_CHAIN_GENERAL_FAILURE",
    );
  });

  test("must not hold an authority that was revoked", async () => {
    const given = { anchors: anchorsOf(listed(scene.root, "CA/QC"), listed(scene.stamping, "TSA/QTST")) };
    const good = await scene.answer("2024-06-01T12:00:05Z");
    const lists = {
      good: await revocationList(scene.root, "2024-05-20"),
      bad: await revocationList(scene.root, "2024-05-20", [{ holder: scene.authority, at: "2024-05-01" }]),
    };
    expect(scene.outcomeOf(scene.stamped([good, lists.good]), given)).toBe("TOTAL-PASSED");
    expect(scene.outcomeOf(scene.stamped([good, lists.bad]), given)).toBe("INDETERMINATE REVOKED_CA_NO_POE");
  });

  test("of a certificate for signing in signs nothing", async () => {
    const holder = await makeHolder("Ona", "authentication", scene.authority);
    const read = scene.signatureOf(holder, {
      timestamps: [scene.stamp(signedAt)],
      revocation: [await scene.answer("2024-06-01T12:00:05Z", "good", holder)],
    });
    expect(scene.outcomeOf(read)).toBe("INDETERMINATE CHAIN_CONSTRAINTS_FAILURE");
  });
});

test("a fault of integrity decides, whatever else was found", async () => {
  const good = [await scene.answer("2024-06-01T12:00:05Z")];
  expect(
    scene.outcomeOf(scene.stamped(good, { faults: ["signing_certificate_missing", "document_changed"] })),
  ).toBe("TOTAL-FAILED HASH_FAILURE");
  expect(scene.outcomeOf(scene.stamped(good, { faults: ["signature_wrong"] }))).toBe(
    "TOTAL-FAILED SIG_CRYPTO_FAILURE",
  );
  expect(scene.outcomeOf(scene.stamped(good, { faults: ["content_missing"] }))).toBe(
    "INDETERMINATE SIGNED_DATA_NOT_FOUND",
  );
});
