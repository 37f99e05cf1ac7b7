import { Hono } from "hono";
import { z } from "zod";
import type { Sandbox } from "../parts/sandbox";
import {
  finishSignature,
  prepareSignature,
  readCertificate,
  type ValueProblem,
} from "../signing/own-certificate";
import { signerId } from "../domain/signer-details";
import { checkBody } from "../http/check-body";
import { fieldError } from "../http/errors";
import { readBody } from "../http/read-body";
import { requirePending, requireSigning, requirePendingSigner, tokenField } from "./require-signing";

const base64 = () => z.base64("This is not base64.").min(1, "This value should not be blank.");

const problems: Record<ValueProblem, string> = {
  notPrepared: "There is nothing to sign: call prepare first.",
  documentChanged: "The document has changed since it was prepared: call prepare again.",
  notASignature: "This is not the signature of the prepared data by the prepared certificate.",
};

/** The calls that sign with the caller's own key. */
export function ownCertificateRoutes(sandbox: Sandbox) {
  const { withLock } = sandbox;
  const routes = new Hono();

  routes.post("/signing/:token/prepare.json", async (context) => {
    const body = await readBody(context.req);
    const { token } = requireSigning(sandbox, context);
    const bodyShape = z.strictObject({
      token: tokenField(context),
      signer_id: signerId(),
      certificate: z.string(),
    });
    const { signer_id, certificate } = checkBody(bodyShape, body);
    const parsed = readCertificate(certificate);
    if (!parsed)
      throw fieldError(["certificate"], "This is not a certificate with an RSA or an elliptic curve key.");
    return withLock(token, async () => {
      const signing = requireSigning(sandbox, context);
      requirePending(signing);
      const signer = requirePendingSigner(sandbox, signing, signer_id, ["signer_id"]);
      const { toBeSigned, digest } = await prepareSignature(sandbox, signing, signer, parsed);
      return context.json({
        status: "ok",
        dtbs: toBeSigned.toString("base64"),
        dtbs_hash: digest.toString("base64"),
        algorithm: "sha256",
      });
    });
  });

  routes.post("/signing/:token/sign.json", async (context) => {
    const body = await readBody(context.req);
    const { token } = requireSigning(sandbox, context);
    const bodyShape = z.strictObject({
      token: tokenField(context),
      signer_id: signerId(),
      signature_value: base64(),
    });
    const { signer_id, signature_value } = checkBody(bodyShape, body);
    return withLock(token, async () => {
      const signing = requireSigning(sandbox, context);
      requirePending(signing);
      const signer = requirePendingSigner(sandbox, signing, signer_id, ["signer_id"]);
      const value = Buffer.from(signature_value, "base64");
      const problem = await finishSignature(sandbox, signing, signer, value);
      if (problem) throw fieldError(["signature_value"], problems[problem]);
      return context.json({ status: "ok" });
    });
  });
  return routes;
}
