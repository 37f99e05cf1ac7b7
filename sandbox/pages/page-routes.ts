import { Hono } from "hono";
import { sendVersion } from "../api/send-file";
import type { Sandbox } from "../sandbox";
import { latestVersion } from "../signing/latest-version";
import { homePage } from "./home-page";
import { noticePage } from "./notice-page";
import { contentSecurityPolicy, type Html } from "./page-frame";
import { sessionRoutes } from "./session-routes";
import { findPageSigner } from "./signer-access";
import { signingPage } from "./signing-page";

const pageHeaders = { "content-security-policy": contentSecurityPolicy, "cache-control": "no-store" };

/** The pages that people open, and what the signing page loads of its own signing. */
export function pageRoutes(sandbox: Sandbox) {
  const { store } = sandbox;
  const routes = new Hono();
  const page = async (content: Html, status = 200) =>
    new Response(String(await content), {
      status,
      headers: { ...pageHeaders, "content-type": "text/html; charset=utf-8" },
    });

  routes.get("/", () => page(homePage()));

  routes.get("/signing/:token", (context) => {
    const found = findPageSigner(sandbox, context);
    if (!found) return page(noticePage(null, "unknown"), 404);
    const { signing, signer } = found;
    if (store.signatures.findOfSigner(signing.token, signer.id)) {
      return page(noticePage(signing.language, "alreadySigned"));
    }
    return page(signingPage(signing, signer));
  });

  routes.get("/signing/:token/document", (context) => {
    const found = findPageSigner(sandbox, context);
    if (!found) return context.notFound();
    return sendVersion(context, sandbox, found.signing, latestVersion(sandbox, found.signing));
  });

  routes.route("/signing/:token/sessions", sessionRoutes(sandbox));
  return routes;
}
