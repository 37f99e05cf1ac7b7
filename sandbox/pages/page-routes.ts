import { Hono, type Context } from "hono";
import type { Sandbox } from "../parts/sandbox";
import type { Signer } from "../store/signers";
import type { Signing } from "../store/signings";
import { batchDocuments, waitingDocuments } from "../signing/batch-documents";
import { canSign } from "../signing/can-sign";
import { batchPage } from "./batch-page";
import { batchSessionRoutes } from "./batch-session-routes";
import { documentRoutes } from "./document-routes";
import { homePage } from "./home-page";
import { noticePage } from "./notice-page";
import { openPage } from "./open-page";
import { sendPage } from "./send-page";
import { sessionRoutes } from "./session-routes";
import { findEndedSession, findOpenSigning, findPageSigner } from "./signer-access";
import { signingPage } from "./signing-page";

/** The pages that people open, and the files of their signings. */
export function pageRoutes(sandbox: Sandbox) {
  const { store } = sandbox;
  const routes = new Hono();
  const unknown = (context: Context) => sendPage(context, noticePage(null, "unknown"), 404);

  routes.get("/", (context) => sendPage(context, homePage()));

  routes.get("/signing/:token", (context) => {
    const found = findPageSigner(sandbox, context);
    if (!found) {
      const collected = findEndedSession(sandbox, context, context.req.query("session") ?? "");
      return collected ? sendPage(context, noticePage(null, "signed", collected)) : unknown(context);
    }
    const { signing, signer } = found;
    const returned = store.sessions.find(signing.token, signer.id, context.req.query("session") ?? "");
    if (canSign(sandbox, signer))
      return sendPage(context, signingPage(sandbox, signing, signer, { returned }));
    return sendPage(context, endPage(signing, signer, returned?.status === "signed"));
  });

  /** The page of a signer who can no longer sign. @param isJustSigned at the scheme, from which the person comes back */
  function endPage({ token, language }: Signing, { id, declinedAt }: Signer, isJustSigned: boolean) {
    const signature = store.signatures.findOfSigner(token, id);
    // A frame that reloaded itself meanwhile has not told its parent page yet.
    if (signature) return noticePage(language, isJustSigned ? "signed" : "alreadySigned", signature.id);
    return noticePage(language, declinedAt === null ? "stopped" : "declined");
  }

  // The batch's token is known only to its person, so no other token is needed.
  routes.get("/signing/batch/:batch", (context) => {
    const batch = context.req.param("batch");
    const documents = batchDocuments(sandbox, batch);
    if (documents.length === 0) return unknown(context);
    if (waitingDocuments(documents).length === 0)
      return sendPage(context, noticePage(languageOf(documents), "batchDone"));
    return sendPage(context, batchPage(sandbox, batch, documents));
  });

  // The same signings one after another: each visit shows the first waiting one.
  routes.get("/signing/sequence/:batch", (context) => {
    const documents = batchDocuments(sandbox, context.req.param("batch"));
    if (documents.length === 0) return unknown(context);
    const [current, ...others] = waitingDocuments(documents);
    if (!current) return sendPage(context, noticePage(languageOf(documents), "batchDone"));
    const place = { number: current.position + 1, count: documents.length, hasNext: others.length > 0 };
    return sendPage(context, signingPage(sandbox, current.signing, current.signer, { place }));
  });

  const languageOf = (documents: ReturnType<typeof batchDocuments>) =>
    documents.flatMap((document) => (document.state === "gone" ? [] : document.signing.language))[0] ?? null;

  routes.get("/open/:token", (context) => {
    const signing = findOpenSigning(sandbox, context);
    return signing ? sendPage(context, openPage(sandbox, signing)) : unknown(context);
  });

  routes.route(
    "/open/:token",
    documentRoutes(sandbox, (context) => findOpenSigning(sandbox, context)),
  );
  routes.route(
    "/signing/:token",
    documentRoutes(sandbox, (context) => findPageSigner(sandbox, context)?.signing),
  );
  routes.route("/signing/batch/:batch/sessions", batchSessionRoutes(sandbox));
  routes.route("/signing/:token", sessionRoutes(sandbox));
  return routes;
}
