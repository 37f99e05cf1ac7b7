import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { notFound } from "../http/errors";
import type { Sandbox } from "../parts/sandbox";
import { batchDocuments, waitingDocuments } from "../signing/batch-documents";
import { sessionsOf, startBatchSession } from "../signing/batch-session";
import { errorCode } from "../domain/error-code";
import { batchMethods } from "../signing/offered-methods";
import { confirmSession } from "../signing/start-session";
import { batchAnswer } from "./batch-answer";
import { claimOf, maxClaimBytes } from "./claim-body";
import { wordsFor } from "./words/words-for";

/** The calls of the batch page's script, under `/signing/batch/:batch/sessions`. */
export function batchSessionRoutes(sandbox: Sandbox) {
  const { store } = sandbox;
  const routes = new Hono();
  routes.use(bodyLimit({ maxSize: maxClaimBytes }));

  function requireBatch(context: Context) {
    const documents = batchDocuments(sandbox, context.req.param("batch") ?? "");
    if (documents.length === 0) throw notFound("There is no such batch");
    const known = documents.find((document) => document.state !== "gone");
    const { words } = wordsFor(known?.signing.language ?? null);
    return { documents, words };
  }

  function answer(context: Context, sessionId: string) {
    const { documents, words } = requireBatch(context);
    const body = batchAnswer(sandbox, words, documents, sessionId);
    if (!body) throw notFound("There is no such session");
    return body;
  }

  const sessionIn = (context: Context) => context.req.param("session") ?? "";

  routes.post("/", async (context) => {
    const { documents, words } = requireBatch(context);
    const people = waitingDocuments(documents).map(({ signer }) => signer.details);
    if (people.length === 0) return context.json({ status: "already_signed" });
    const claim = await claimOf(context, words, people, batchMethods(people));
    if ("status" in claim) return context.json(claim);
    const id = startBatchSession(sandbox, batchDocuments(sandbox, context.req.param("batch") ?? ""), claim);
    return id ? context.json(answer(context, id), 201) : context.json({ status: "already_signed" });
  });

  routes.get("/:session", (context) => context.json(answer(context, sessionIn(context))));

  routes.post("/:session/cancel", (context) => {
    const sessions = sessionsOf(sandbox, requireBatch(context).documents, sessionIn(context));
    for (const { id } of sessions.values()) store.sessions.cancel(id, errorCode.cancelled);
    return context.json(answer(context, sessionIn(context)));
  });

  routes.post("/:session/confirm", (context) => {
    const sessions = sessionsOf(sandbox, requireBatch(context).documents, sessionIn(context));
    for (const session of sessions.values()) confirmSession(sandbox, session);
    return context.json(answer(context, sessionIn(context)));
  });
  return routes;
}
