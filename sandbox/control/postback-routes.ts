import { Hono } from "hono";
import { notFound } from "../http/errors";
import { postbacksPage } from "../pages/postbacks-page";
import { sendPage, wantsPage } from "../pages/send-page";
import type { Sandbox } from "../parts/sandbox";
import type { PostbackRecord } from "../store/postbacks";

/** Postbacks and the answers to them, as JSON for programs and as a page for people. */
export function postbackRoutes({ store, clock, postbacks }: Pick<Sandbox, "store" | "clock" | "postbacks">) {
  const routes = new Hono();

  routes.get("/", (context) => {
    const latest = store.postbacks.listLatest();
    return wantsPage(context)
      ? sendPage(context, postbacksPage(latest))
      : context.json({ postbacks: latest.map(asJson) });
  });

  routes.post("/:id/deliver", (context) => {
    const isFound = store.postbacks.redeliver(Number(context.req.param("id")), clock.now());
    if (isFound) postbacks.wake();
    else if (!wantsPage(context)) throw notFound("There is no such postback");
    return wantsPage(context) ? context.redirect("/sandbox/postbacks", 303) : context.json({ status: "ok" });
  });
  return routes;
}

const asJson = ({ id, signingToken, url, status, body, dueAt, deliveries }: PostbackRecord) => ({
  ...{ id, url, status },
  signing: signingToken,
  body: JSON.parse(body) as unknown,
  next_at: status === "waiting" ? new Date(dueAt).toISOString() : null,
  deliveries: deliveries.map(({ at, contentType, httpStatus, ...delivery }) => ({
    at: at.toISOString(),
    content_type: contentType,
    body: delivery.body,
    http_status: httpStatus,
    answer: delivery.answer,
  })),
});
