import { Hono } from "hono";
import { z } from "zod";
import type { Sandbox } from "../parts/sandbox";
import { retentionMs } from "../signing/create-signing";
import { newToken } from "../base/tokens";
import { text } from "../domain/body-fields";
import { checkBody } from "../http/check-body";
import { fieldError, fieldErrorCode } from "../http/errors";
import { readBody } from "../http/read-body";
import { requireWaitingSigner } from "./require-signing";

/** The vendor's limit (its document, "The rest of the API"). */
const maximumSignings = 20;

const batchBody = z.strictObject({
  signings: z
    .array(z.strictObject({ token: text(), signer_token: text() }))
    .min(1, "At least one signing is expected.")
    .max(maximumSignings, `A batch holds at most ${maximumSignings} signings.`),
});

/** The call that puts signings together which one person signs at once. */
export function batchRoutes(sandbox: Sandbox) {
  const { store, clock } = sandbox;
  const routes = new Hono();

  /** The signer whom an entry of the batch names. */
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
    return requireWaitingSigner(sandbox, signing, signer.id, path);
  }

  routes.post("/signing/createbatch.json", async (context) => {
    const { signings } = checkBody(batchBody, await readBody(context.req));
    const signers = signings.map(requireSigner);
    signings.forEach(({ token }, index) => {
      if (signings.findIndex((other) => other.token === token) !== index)
        throw fieldError(["signings", index, "token"], "The batch names this signing twice.");
    });
    // A person is known by the caller's own id, which is the same in each signing (the gateway's document, 3).
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
