import { Hono } from "hono";
import { z } from "zod";
import type { Sandbox } from "../parts/sandbox";
import { retentionMs } from "../signing/create-signing";
import { newToken } from "../base/tokens";
import { text } from "../domain/body-fields";
import { checkBody } from "../http/check-body";
import { fieldError, fieldErrorCode } from "../http/errors";
import { readBody } from "../http/read-body";
import { requirePendingSigner } from "./require-signing";

/** The vendor's limit (docs/gateway.md#batches). */
const maxSignings = 20;

const batchBody = z.strictObject({
  signings: z
    .array(z.strictObject({ token: text(), signer_token: text() }))
    .min(1, "At least one signing is expected.")
    .max(maxSignings, `A batch holds at most ${maxSignings} signings.`),
});

/** The call that creates a batch of signings for one person. */
export function batchRoutes(sandbox: Sandbox) {
  const { store, clock } = sandbox;
  const routes = new Hono();

  /** The signer of a batch entry. */
  function requireSigner({ token, signer_token }: { token: string; signer_token: string }, index: number) {
    const signing = store.signings.find(token);
    if (!signing)
      throw fieldError(
        ["signings", index, "token"],
        "Signing with such token not found.",
        fieldErrorCode.notFound,
      );
    const path = ["signings", index, "signer_token"];
    const signer = store.signers.findByToken(token, signer_token);
    if (!signer) throw fieldError(path, "Signer with such token not found.", fieldErrorCode.notFound);
    return requirePendingSigner(sandbox, signing, signer.id, path);
  }

  routes.post("/signing/createbatch.json", async (context) => {
    const { signings } = checkBody(batchBody, await readBody(context.req));
    const signers = signings.map(requireSigner);
    signings.forEach(({ token }, index) => {
      if (signings.findIndex((other) => other.token === token) !== index)
        throw fieldError(["signings", index, "token"], "The batch names this signing twice.");
    });
    // The signer's id identifies the person and is the same in each signing (docs/gateway.md#signers).
    if (new Set(signers.map(({ id }) => id)).size > 1)
      throw fieldError(["signings"], "All signer tokens must be related to same user");
    const batch = newToken();
    store.batches.insert(
      batch,
      signings.map(({ token, signer_token }) => ({ signingToken: token, signerToken: signer_token })),
      clock.after(retentionMs),
    );
    return context.json({ status: "ok", token: batch });
  });
  return routes;
}
