import { Hono } from "hono";
import { z } from "zod";
import { completeIfAllSigned } from "../signing/record-signature";
import { insertSigners, signerTokens } from "../signing/create-signing";
import { errorCode } from "../domain/error-code";
import type { Sandbox } from "../parts/sandbox";
import { signerId } from "../domain/signer-details";
import { checkBody } from "../http/check-body";
import { signersField } from "./create-body";
import { readBody } from "../http/read-body";
import { requirePending, requireSigning, requirePendingSigner, tokenField } from "./require-signing";

/** The calls that add and remove signers. */
export function signerRoutes(sandbox: Sandbox) {
  const { store, withLock, postbacks } = sandbox;
  const routes = new Hono();

  routes.post("/signing/:token/addsigner.json", async (context) => {
    const body = await readBody(context.req);
    const { token } = requireSigning(sandbox, context);
    return withLock(token, async () => {
      const signing = requireSigning(sandbox, context);
      requirePending(signing);
      const taken = store.signers.list(token).map(({ id }) => id);
      const bodyShape = z.strictObject({
        token: tokenField(context),
        signers: signersField(signing.type, taken),
      });
      const { signers } = checkBody(bodyShape, body);
      store.transaction(() => insertSigners(sandbox, token, signers));
      return context.json({ status: "ok", signers: signerTokens(sandbox, token) });
    });
  });

  routes.post("/signing/:token/removesigner.json", async (context) => {
    const body = await readBody(context.req);
    const { token } = requireSigning(sandbox, context);
    return withLock(token, async () => {
      const signing = requireSigning(sandbox, context);
      requirePending(signing);
      const bodyShape = z.strictObject({
        token: tokenField(context),
        signers: z.array(z.strictObject({ id: signerId() })).min(1, "At least one signer is expected."),
      });
      const { signers } = checkBody(bodyShape, body);
      const leaving = signers.map(({ id }, index) =>
        requirePendingSigner(sandbox, signing, id, ["signers", index, "id"]),
      );
      store.transaction(() => {
        for (const { id } of leaving) {
          const session = store.sessions.findOpen(token, id);
          if (session) store.sessions.cancel(session.id, errorCode.cancelled);
          store.prepared.remove(token, id);
          store.signers.remove(token, id);
        }
        completeIfAllSigned(sandbox, signing);
      });
      postbacks.wake();
      return context.json({ status: "ok" });
    });
  });
  return routes;
}
