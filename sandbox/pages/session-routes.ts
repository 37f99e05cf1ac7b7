import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { notFound } from "../http/errors";
import type { Sandbox } from "../parts/sandbox";
import { declineSigning } from "../signing/decline-signing";
import { errorCode } from "../domain/error-code";
import { isAtScheme } from "../domain/signing-method";
import { offeredMethods } from "../signing/offered-methods";
import { confirmSession, startSession } from "../signing/start-session";
import type { Signer } from "../store/signers";
import { claimOf, maxClaimBytes } from "./claim-body";
import { errorAnswer, sessionAnswer } from "./session-answer";
import { schemeAddress } from "./scheme-routes";
import { findEndedSession, findPageSigner } from "./signer-access";
import { wordsFor } from "./words/words-for";

/** The calls of the signing page's script, under `/signing/:token`. */
export function sessionRoutes(sandbox: Sandbox) {
  const { store } = sandbox;
  const routes = new Hono();
  routes.use("/sessions", bodyLimit({ maxSize: maxClaimBytes }));

  routes.post("/sessions", async (context) => {
    const { signer, words } = requireSigner(sandbox, context);
    const claim = await claimOf(context, words, [signer.details], offeredMethods(signer.details));
    if ("status" in claim) return context.json(claim);
    const session = startSession(sandbox, signer, claim);
    if (!session) return context.json(endOf(signer));
    const redirect = isAtScheme(session.method) ? { redirect: schemeAddress(sandbox, session) } : {};
    return context.json({ ...sessionAnswer(sandbox, words, session), ...redirect }, 201);
  });

  routes.get("/sessions/:session", (context) => {
    const id = context.req.param("session");
    const collected = findEndedSession(sandbox, context, id);
    if (collected) return context.json({ id, status: "signed", signature_id: collected });
    const { signer, words } = requireSigner(sandbox, context);
    return context.json(sessionAnswer(sandbox, words, requireSession(context, signer)));
  });

  routes.post("/sessions/:session/cancel", (context) => {
    const { signer, words } = requireSigner(sandbox, context);
    store.sessions.cancel(requireSession(context, signer).id, errorCode.cancelled);
    return context.json(sessionAnswer(sandbox, words, requireSession(context, signer)));
  });

  routes.post("/sessions/:session/confirm", (context) => {
    const { signer, words } = requireSigner(sandbox, context);
    confirmSession(sandbox, requireSession(context, signer));
    return context.json(sessionAnswer(sandbox, words, requireSession(context, signer)));
  });

  routes.post("/decline", async (context) => {
    const { signer, words } = requireSigner(sandbox, context);
    if (!(await declineSigning(sandbox, signer))) return context.json(endOf(signer));
    return context.json({ status: "declined", error: errorAnswer(words, errorCode.cancelled) });
  });

  /** The answer for a signer who can no longer sign; the page reloads and says why. */
  const endOf = ({ signingToken, id }: Signer) => ({
    status: store.signatures.findOfSigner(signingToken, id) ? "already_signed" : "already_declined",
  });

  function requireSession(context: Context, signer: Signer) {
    const session = store.sessions.find(signer.signingToken, signer.id, context.req.param("session") ?? "");
    if (!session) throw notFound("There is no such session");
    return session;
  }
  return routes;
}

function requireSigner(sandbox: Sandbox, context: Context) {
  const found = findPageSigner(sandbox, context);
  if (!found) throw notFound("There is no such signer");
  return { ...found, words: wordsFor(found.signing.language).words };
}
