import { Hono } from "hono";
import { fieldError } from "../http/errors";
import { inboxRoutes } from "./inbox-routes";
import type { Sandbox } from "../parts/sandbox";
import { faultRoutes } from "./fault-routes";
import { postbackRoutes } from "./postback-routes";

/** The sandbox's own calls and pages: faults on demand, postbacks, inbox, the call log and the CA certificate. */
export function controlRoutes(sandbox: Sandbox) {
  const { store, authority } = sandbox;
  const routes = new Hono();

  routes.route("/faults", faultRoutes(sandbox));
  routes.route("/inbox", inboxRoutes(sandbox));
  routes.route("/postbacks", postbackRoutes(sandbox));

  routes.get("/calls", (context) => {
    const since = context.req.query("since");
    const instant = since === undefined ? 0 : Date.parse(since);
    if (Number.isNaN(instant))
      throw fieldError(["since"], "This is not an instant such as 2026-06-10T15:11:54Z.");
    const calls = store.calls.listSince(instant);
    return context.json({ calls: calls.map((call) => ({ ...call, at: new Date(call.at).toISOString() })) });
  });

  routes.get("/ca.pem", (context) =>
    context.body(authority.rootPem, 200, {
      "content-type": "application/x-pem-file",
      "content-disposition": 'attachment; filename="paraph-sandbox-ca.pem"',
    }),
  );
  return routes;
}
