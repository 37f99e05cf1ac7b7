import { Hono } from "hono";
import { z } from "zod";
import type { Sandbox } from "../parts/sandbox";
import { sealDocument } from "../signing/seal-document";
import { signerDetails } from "../domain/signer-details";
import { text } from "../domain/body-fields";
import { checkBody } from "../http/check-body";
import { fieldError } from "../http/errors";
import { readBody } from "../http/read-body";
import { requireSigning, tokenField } from "./require-signing";

/** The call that adds an organisation's seal to a signing's file. */
export function sealRoutes(sandbox: Sandbox) {
  const routes = new Hono();

  routes.post("/signing/:token/seal.json", async (context) => {
    const body = await readBody(context.req);
    const { token } = requireSigning(sandbox, context);
    const bodyShape = z.strictObject({
      token: tokenField(context),
      name: text(),
      signing_purpose: signerDetails.shape.signing_purpose.optional(),
      pdf: signerDetails.shape.pdf,
    });
    const request = checkBody(bodyShape, body);
    return sandbox.withLock(token, async () => {
      const signing = requireSigning(sandbox, context);
      if (signing.status === "archived" || signing.status === "declined")
        throw fieldError(["token"], `The signing is ${signing.status}.`);
      await sealDocument(sandbox, signing, request);
      return context.json({ status: "ok", token });
    });
  });
  return routes;
}
