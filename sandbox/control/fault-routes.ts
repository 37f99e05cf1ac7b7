import { Hono, type Context } from "hono";
import { requireUploaded } from "../api/uploaded-file";
import { checkBody } from "../http/check-body";
import { ApiError, notFound } from "../http/errors";
import { readBody } from "../http/read-body";
import { faults } from "../faults/fault";
import { faultOrder } from "../faults/fault-order";
import { faultsPage } from "../pages/faults-page";
import { sendPage, wantsPage } from "../pages/send-page";
import type { Sandbox } from "../parts/sandbox";

/** Faults on demand, as JSON for programs and as a page for people. */
export function faultRoutes({ store }: Pick<Sandbox, "store">) {
  const routes = new Hono();
  const page = (context: Context, problems?: string[]) =>
    sendPage(context, faultsPage(store.faults.list(), problems), problems ? 400 : 200);

  routes.get("/", (context) =>
    wantsPage(context) ? page(context) : context.json({ faults, ordered: store.faults.list() }),
  );

  routes.post("/", async (context) => {
    const body = await readBody(context.req);
    try {
      const order = checkBody(faultOrder, body);
      if (order.file) requireUploaded({ store }, order.file, ["file"]);
      store.faults.order(order);
    } catch (error) {
      if (!(error instanceof ApiError) || !wantsPage(context)) throw error;
      return page(
        context,
        (error.errors ?? []).map(({ field, message }) => `${field}: ${message}`),
      );
    }
    return wantsPage(context) ? context.redirect("/sandbox/faults", 303) : context.json({ status: "ok" });
  });

  routes.delete("/", (context) => {
    store.faults.clear();
    return context.json({ status: "ok" });
  });

  routes.post("/clear", (context) => {
    store.faults.clear();
    return context.redirect("/sandbox/faults", 303);
  });

  routes.post("/:id/cancel", (context) => {
    const isFound = store.faults.cancel(Number(context.req.param("id")));
    if (!isFound && !wantsPage(context)) throw notFound("There is no such fault");
    return wantsPage(context) ? context.redirect("/sandbox/faults", 303) : context.json({ status: "ok" });
  });
  return routes;
}
