import { Hono } from "hono";
import { apiRoutes } from "./api/api-routes";
import { answerError } from "./http/errors";
import { controlRoutes } from "./control/control-routes";
import { assetRoutes } from "./pages/asset-routes";
import { pageRoutes } from "./pages/page-routes";
import { schemeRoutes } from "./pages/scheme-routes";
import { pkiRoutes } from "./pki-http/pki-routes";
import type { Sandbox } from "./parts/sandbox";

/** The sandbox's HTTP application. */
export function createApp(sandbox: Sandbox) {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header("x-content-type-options", "nosniff");
    // URLs contain tokens.
    context.header("referrer-policy", "no-referrer");
  });
  app.onError((error, context) => answerError(context, error, sandbox.report));
  app.route("/api", apiRoutes(sandbox));
  app.route("/sandbox", controlRoutes(sandbox));
  app.route("/pki", pkiRoutes(sandbox));
  app.route("/eparaksts", schemeRoutes(sandbox));
  app.route("/", assetRoutes());
  app.route("/", pageRoutes(sandbox));
  return app;
}
