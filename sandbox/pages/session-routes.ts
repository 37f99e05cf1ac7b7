import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { checkBody } from "../api/check-body";
import { notFound } from "../api/errors";
import { readBody } from "../api/read-body";
import type { Sandbox } from "../sandbox";
import { errorCode } from "../signing/error-code";
import { readClaim } from "../signing/identity-claim";
import { startSession } from "../signing/start-session";
import { findPageSigner } from "./signer-access";
import { sessionAnswer } from "./session-answer";
import { wordsFor } from "./words/words-for";

const typed = z.string().max(100).default("");
const claimBody = z.strictObject({ method: typed, code: typed, country: typed, phone: typed });
const maximumBodyBytes = 10_000;

/**
 * The calls of the signing page's own script, under `/signing/:token/sessions`. What a person got wrong is an ordinary
 * answer, as browsers write every other HTTP status to the console.
 */
export function sessionRoutes(sandbox: Sandbox) {
  const { store } = sandbox;
  const routes = new Hono();
  routes.use(bodyLimit({ maxSize: maximumBodyBytes }));

  routes.post("/", async (context) => {
    const { signer, words } = requireSigner(sandbox, context);
    const claim = readClaim(checkBody(claimBody, await readBody(context.req)), signer.details);
    if (Array.isArray(claim)) {
      const problems = claim.map(({ field, problem }) => ({ field, text: words.problems[problem] }));
      return context.json({ status: "invalid", problems });
    }
    const session = startSession(sandbox, signer, claim);
    if (!session) return context.json({ status: "already_signed" });
    return context.json(sessionAnswer(sandbox, words, session), 201);
  });

  routes.get("/:session", (context) => {
    const farewell = findFarewell(sandbox, context);
    if (farewell) return context.json(farewell);
    const { signer, words } = requireSigner(sandbox, context);
    return context.json(sessionAnswer(sandbox, words, requireSession(context, signer)));
  });

  routes.post("/:session/cancel", (context) => {
    const { signer, words } = requireSigner(sandbox, context);
    store.sessions.cancel(requireSession(context, signer).id, errorCode.cancelled);
    return context.json(sessionAnswer(sandbox, words, requireSession(context, signer)));
  });

  function requireSession(context: Context, signer: { signingToken: string; id: string }) {
    const session = store.sessions.find(signer.signingToken, signer.id, context.req.param("session") ?? "");
    if (!session) throw notFound("There is no such session");
    return session;
  }
  return routes;
}

/** The answer for a page that asks after its signing was collected and deleted. */
function findFarewell({ store }: Sandbox, context: Context) {
  const { token = "", session = "" } = context.req.param();
  const signatureId = store.farewells.find(token, context.req.query("access_token") ?? "", session);
  return signatureId && { id: session, status: "signed", signature_id: signatureId };
}

function requireSigner(sandbox: Sandbox, context: Context) {
  const found = findPageSigner(sandbox, context);
  if (!found) throw notFound("There is no such signer");
  return { ...found, words: wordsFor(found.signing.language).words };
}
