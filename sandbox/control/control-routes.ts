import { Hono } from "hono";
import { z } from "zod";
import { optional, text } from "../api/body-fields";
import { checkBody } from "../api/check-body";
import { fieldError } from "../api/errors";
import { readBody } from "../api/read-body";
import { faultNames } from "../faults/fault-name";
import type { Sandbox } from "../sandbox";

const faultBody = z.strictObject({
  fault: z.enum(faultNames),
  count: optional(z.coerce.number().int().min(1).max(1_000_000)),
  signing: optional(text()),
});

/** What only a sandbox has: faults on demand, the log of calls, and the certificate to trust in tests. */
export function controlRoutes({ store, authority }: Sandbox) {
  const routes = new Hono();

  routes.post("/faults", async (context) => {
    const { fault, count = 1, signing = null } = checkBody(faultBody, await readBody(context.req));
    store.faults.order(fault, count, signing);
    return context.json({ status: "ok" });
  });

  routes.delete("/faults", (context) => {
    store.faults.clear();
    return context.json({ status: "ok" });
  });

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
