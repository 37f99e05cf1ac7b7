import { Hono } from "hono";
import { z } from "zod";
import type { Sandbox } from "../parts/sandbox";
import { formatStatusTime } from "../domain/gateway-time";
import { optional } from "../domain/body-fields";
import { checkBody } from "../http/check-body";

const day = () =>
  optional(
    z.string().refine((value) => !Number.isNaN(Date.parse(value)), "This is not a date such as 2026-06-10."),
  );

const listQuery = z.strictObject({ status: optional(z.string()), date_from: day(), date_to: day() });

const dayOnly = /^\d{4}-\d{2}-\d{2}$/;
const endOfDay = "T23:59:59.999Z";

/** The call that lists signings. The vendor documents only its name; parameters and answer are this sandbox's own. */
export function listRoutes({ store, clock }: Pick<Sandbox, "store" | "clock">) {
  const routes = new Hono();
  routes.get("/signing/list.json", (context) => {
    const { access_token: _, ...query } = context.req.query();
    const { status, date_from = "1970-01-01", date_to } = checkBody(listQuery, query);
    const until =
      date_to === undefined ? clock.now() : new Date(dayOnly.test(date_to) ? date_to + endOfDay : date_to);
    const signings = store.signings
      .listCreated(new Date(date_from), until)
      .filter((signing) => status === undefined || signing.status === status);
    return context.json({
      status: "ok",
      signings: signings.map((signing) => ({
        token: signing.token,
        name: signing.name,
        status: signing.status,
        created: formatStatusTime(signing.createdAt),
      })),
    });
  });
  return routes;
}
