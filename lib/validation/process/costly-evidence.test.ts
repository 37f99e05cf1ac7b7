import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ReadingBudget, TooComplex } from "@/lib/formats/reading-budget";
import { verificationCost } from "../crypto/verification-cost";
import { openScene } from "../testing/signed-scene";
import { makeHolder, ocspAnswer } from "../testing/test-pki";
import { concludeSignature } from "./conclude";

const scene = await openScene();
const { person, authority, root, context, signatureOf, stamp } = scene;
const stranger = await makeHolder("Responder", "responder", undefined);
const instants = Array.from({ length: 20 }, (_, second) =>
  new Date(Date.UTC(2024, 5, 1, 12, 1, second)).toISOString(),
);
const ofStranger = { about: person, issuer: authority, responder: stranger };
const answers = await Promise.all(instants.map((at) => ocspAnswer(ofStranger, at)));
const stamps = Array.from({ length: 200 }, (_, minute) =>
  stamp(new Date(Date.UTC(2024, 5, 1, 12, minute)).toISOString()),
);

describe("what a signature may cost", () => {
  test("does not grow with its time-stamps by one authority", async () => {
    const revocation = [await scene.answer("2024-06-01T12:01:00Z")];
    const spent = [stamps.slice(0, 1), stamps].map((timestamps) => {
      const budget = new ReadingBudget({ verifications: 1_000 });
      const read = { ...signatureOf(person, { timestamps, revocation }) };
      expect(concludeSignature(read, { ...context, budget }).conclusion.indication).toBe("TOTAL-PASSED");
      return 1_000 - budget.remaining("verifications");
    });
    // What the first one verified is known to the second.
    expect(spent[0]).toBeLessThan(10);
    expect(spent[1]).toBe(0);
  });

  test("is bounded where many certificates could have signed many answers", async () => {
    const namesakes = await Promise.all(
      Array.from({ length: 30 }, async () => (await makeHolder("Responder", "responder", root)).parsed),
    );
    const certificates = [...namesakes, ...signatureOf(person).certificates];
    const read = signatureOf(person, { timestamps: stamps.slice(0, 1), revocation: answers, certificates });
    const verify = () =>
      concludeSignature(read, { ...context, budget: new ReadingBudget({ verifications: 100 }) });
    expect(verify).toThrow(TooComplex);
    const compare = () =>
      concludeSignature(read, { ...context, budget: new ReadingBudget({ comparisons: 100 }) });
    expect(compare).toThrow(TooComplex);
  });

  test("is bounded for answers to read, of which those by one responder bring one certificate", async () => {
    const again = await Promise.all(instants.map((at) => ocspAnswer(ofStranger, at)));
    const read = signatureOf(person, { timestamps: stamps.slice(0, 1), revocation: again });
    const limits = { objects: 20 * 250 + 500 };
    expect(() => concludeSignature(read, { ...context, budget: new ReadingBudget(limits) })).not.toThrow();
    const others = await Promise.all(
      instants.map(async (at) => {
        const responder = await makeHolder("Responder", "responder", undefined);
        return ocspAnswer({ ...ofStranger, responder }, at);
      }),
    );
    const costly = { ...read, revocation: others };
    expect(() => concludeSignature(costly, { ...context, budget: new ReadingBudget(limits) })).toThrow(
      TooComplex,
    );
  });

  test("is more for keys that take longer", () => {
    const modulus = Buffer.alloc(2_048, 0xff).toString("base64url");
    const rsa = (n: string, e: string) =>
      verificationCost(createPublicKey({ key: { kty: "RSA", n, e }, format: "jwk" }), 0);
    const curve = (namedCurve: string) =>
      verificationCost(generateKeyPairSync("ec", { namedCurve }).publicKey, 0);
    expect(curve("P-256")).toBe(1);
    expect(curve("P-521")).toBe(5);
    expect(rsa(Buffer.alloc(512, 0xff).toString("base64url"), "AQAB")).toBe(1);
    expect(rsa(modulus, Buffer.alloc(8, 0xff).toString("base64url"))).toBe(9);
    const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    expect(verificationCost(publicKey, 2 ** 20)).toBe(9);
  });
});
