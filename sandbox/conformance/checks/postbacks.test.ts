import { X509Certificate } from "node:crypto";
import { expect } from "vitest";
import { fetchFile, until } from "../client";
import { startReceiver } from "../../testing/http-receiver";
import { newSigning, statusOf } from "../new-signing";
import { fastTest, sandboxTest } from "../sandbox-only";
import { digestOf } from "../sample-file";
import { identities, signOnPage } from "../signing-page";

const statusTime = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/;
const wholeName = /^\/C=LT\/CN=[^/]+\/SN=[^/]+\/GN=[^/]+\/serialNumber=PNOLT-50001018865$/;
const yearsUntil = (time: unknown) => new Date(String(time)).getFullYear() - new Date().getFullYear();

sandboxTest(
  "postbacks report each signature with its signer and method, and then the completion",
  async () => {
    const { url: postback_url, requests, bodies } = await startReceiver();
    const signing = await newSigning(["first", "second"], {
      postback_url: `${postback_url}/postback?by=gateway`,
    });
    await signOnPage(signing, "first", identities.mobile);
    await signOnPage(signing, "second", identities.smartid);
    const [first, second, completed] = await until(bodies, ({ length }) => length >= 3);
    const status = await statusOf(signing);
    const common = { status: "ok", token: signing.token };
    expect(first).toEqual({
      ...{ ...common, action: "signer_signed", signer: "first" },
      signer_info: {
        ...{ code: "50001018865", phone: "+37060000666", country_code: "LT" },
        ...{ signing_option: "mobile", type: "qes", signing_time: expect.stringMatching(isoTime) },
        certificate: {
          name: expect.stringMatching(wholeName),
          subject: {
            country: "LT",
            common_name: expect.any(String),
            ...{ surname: expect.any(String), name: expect.any(String), serial_number: "PNOLT-50001018865" },
          },
          issuer: {
            country: expect.any(String),
            organisation: expect.any(String),
            common_name: expect.any(String),
          },
          valid_from: expect.stringMatching(isoTime),
          valid_to: expect.stringMatching(isoTime),
          value: expect.any(String),
        },
      },
      file: expect.stringContaining(`/api/signing/${signing.token}/download/first`),
      file_digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      valid_to: expect.stringMatching(statusTime),
      signature_id: expect.stringMatching(/^S-[0-9A-F]{64}$/i),
    });
    expect(first?.signature_id).toBe(
      (status.signers as Record<string, { signature_id: string }>).first?.signature_id,
    );
    expect(yearsUntil(first?.valid_to)).toBeGreaterThan(5);
    expect(second).toMatchObject({
      action: "signer_signed",
      signer: "second",
      signer_info: { signing_option: "smartid" },
    });
    expect(second?.signer_info).not.toHaveProperty("phone");
    const { file, file_digest, valid_to } = status;
    expect(completed).toEqual({ ...common, action: "signing_completed", file, file_digest, valid_to });
    expect(requests[0]).toMatchObject({ method: "POST", path: "/postback?by=gateway" });
    expect(requests[0]?.type).toContain("application/json");
    for (const postback of [first, completed])
      expect(digestOf((await fetchFile(postback?.file)).bytes)).toBe(postback?.file_digest);
  },
);

sandboxTest(
  "the signer of a postback is a number if the id is one, and has no phone with a card",
  async () => {
    const { url: postback_url, bodies } = await startReceiver();
    const signing = await newSigning([51001091072], { postback_url });
    await signOnPage(signing, "51001091072", identities.card);
    const [postback] = await until(bodies, ({ length }) => length >= 1);
    expect(postback).toMatchObject({ signer: 51001091072, signer_info: { signing_option: "stationary" } });
    expect(postback?.signer_info).not.toHaveProperty("phone");
  },
);

sandboxTest("a postback contains the signing certificate as DER", async () => {
  const { url: postback_url, bodies } = await startReceiver();
  const signing = await newSigning(["first"], { postback_url });
  await signOnPage(signing, "first");
  const [postback] = await until(bodies, ({ length }) => length >= 1);
  const { certificate } = postback?.signer_info as { certificate: { value: string; valid_to: string } };
  const parsed = new X509Certificate(Buffer.from(certificate.value, "base64"));
  expect(parsed.subject).toContain("serialNumber=PNOLT-50001029996");
  expect(Date.parse(certificate.valid_to)).toBe(Date.parse(parsed.validTo));
});

fastTest.each([500, 404, 302])(
  "a postback that is answered with %i is repeated unchanged",
  async (status) => {
    const { url: postback_url, requests } = await startReceiver((count) => ({
      status: count === 1 ? status : 204,
    }));
    const signing = await newSigning(["first", "second"], { postback_url });
    await signOnPage(signing, "first");
    await until(
      () => requests,
      ({ length }) => length >= 2,
    );
    expect(requests[1]).toEqual(requests[0]);
  },
);
