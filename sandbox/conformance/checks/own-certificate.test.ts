import { describe, expect, test } from "vitest";
import { post } from "../client";
import { newSigning, statusOf } from "../new-signing";
import { ownKeys, type OwnKeys } from "../../testing/own-keys";
import { prepare, signPrepared } from "../own-key";
import { digestOf } from "../sample-file";

describe.each(["rsa", "P-256"] as const)("a caller's own %s key", (kind) => {
  let pairs: Promise<[OwnKeys, OwnKeys]> | undefined;
  const keyPairs = () => (pairs ??= Promise.all([ownKeys(kind), ownKeys(kind)]));

  test.each(["pem", "der"] as const)(
    "signs with a certificate in %s, and no other value is accepted",
    async (form) => {
      const signing = await newSigning(["first"]);
      const [key, another] = await keyPairs();
      const { body } = await prepare(signing, "first", key[form]);
      expect(body).toMatchObject({ status: "ok", algorithm: "sha256" });
      const toBeSigned = Buffer.from(String(body.dtbs), "base64");
      expect(Buffer.from(String(body.dtbs_hash), "base64").toString("hex")).toBe(digestOf(toBeSigned));
      expect((await signPrepared(signing, "first", body.dtbs, another)).status).toBe(400);
      expect((await statusOf(signing)).status).toBe("pending");
      expect((await signPrepared(signing, "first", body.dtbs, key)).body).toEqual({ status: "ok" });
      expect(await statusOf(signing)).toMatchObject({
        status: "completed",
        signers: { first: { status: "signed" } },
      });
    },
  );
});

test("prepare refuses an unknown signer and an invalid certificate", async () => {
  const signing = await newSigning(["first"]);
  const { pem } = await ownKeys("P-256");
  expect(await prepare(signing, "nobody", pem)).toMatchObject({
    status: 400,
    body: { errors: [{ field: "[signer_id]" }] },
  });
  expect(await prepare(signing, "first", "hello")).toMatchObject({
    status: 400,
    body: { errors: [{ field: "[certificate]" }] },
  });
});

test("sign requires a prepared signature, and nobody can sign twice", async () => {
  const signing = await newSigning(["first", "second"]);
  const key = await ownKeys("P-256");
  expect((await signPrepared(signing, "second", "AAAA", key)).status).toBe(400);
  const { body } = await prepare(signing, "first", key.der);
  expect((await signPrepared(signing, "first", body.dtbs, key)).status).toBe(200);
  expect((await signPrepared(signing, "first", body.dtbs, key)).status).toBe(400);
  expect((await prepare(signing, "first", key.der)).status).toBe(400);
});

test("a seal completes a signing that has no signers", async () => {
  const signing = await newSigning([]);
  const pdf = { annotation: { page: 1, top: 40, left: 40, width: 200, height: 60, text: "Sealed" } };
  const seal = { token: signing.token, name: "Šiaulių UAB", signing_purpose: "confirmation", pdf };
  const { status, body } = await post(`/api/signing/${signing.token}/seal.json`, seal);
  expect({ status, body }).toEqual({ status: 200, body: { status: "ok", token: signing.token } });
  const sealed = await statusOf(signing);
  expect(sealed).toMatchObject({ status: "completed", signers: {} });
  expect((sealed.structure as { signatures: unknown[] }).signatures).toHaveLength(1);
});

test("a seal does not replace a signer's signature", async () => {
  const signing = await newSigning(["first"]);
  const { body } = await post(`/api/signing/${signing.token}/seal.json`, { name: "Seal" });
  expect(body.status).toBe("ok");
  expect(await statusOf(signing)).toMatchObject({
    status: "pending",
    signers: { first: { status: "pending" } },
  });
});
