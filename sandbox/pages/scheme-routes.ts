import { Hono, type Context } from "hono";
import { notFound } from "../http/errors";
import { errorCode } from "../domain/error-code";
import type { Sandbox } from "../parts/sandbox";
import type { Session } from "../store/sessions";
import { noticePage } from "./notice-page";
import { schemePage } from "./scheme-page";
import { sendPage } from "./send-page";
import { accessQuery } from "./signer-access";

/** The address of a session's page at the scheme, on an origin that is not the gateway's. */
export const schemeAddress = ({ schemeOrigin }: Pick<Sandbox, "schemeOrigin">, { id }: Session) =>
  `${schemeOrigin()}/eparaksts/${id}`;

/**
 * The pages of eParaksts mobile, to which the signing page leads and which lead back to it: the signing page cannot
 * confirm such a session itself (docs/gateway.md#embedding). The session's id is the key.
 */
export function schemeRoutes(sandbox: Sandbox) {
  const { store, origin } = sandbox;
  const routes = new Hono();
  const find = (context: Context) => store.sessions.findById(context.req.param("session") ?? "");

  routes.get("/:session", (context) => {
    const session = find(context);
    const signing = session && store.signings.find(session.signingToken);
    const signer = session && store.signers.findById(session.signingToken, session.signerId);
    if (!signing || !signer) return sendPage(context, noticePage(null, "unknown"), 404);
    const back = `${origin()}/signing/${signing.token}${accessQuery(signer.token)}&session=${session.id}`;
    const isWindow = context.req.query("window") !== undefined;
    return sendPage(context, schemePage(signing, session, { back, isWindow }));
  });

  // The signing may be collected and deleted before the page asks again.
  routes.get("/:session/state", (context) => {
    const status = find(context)?.status;
    return context.json({ status: status === "waiting" || status === "working" ? "waiting" : "ended" });
  });

  routes.post("/:session/cancel", (context) => {
    const session = find(context);
    if (!session) throw notFound("There is no such session");
    store.sessions.cancel(session.id, errorCode.cancelled);
    return context.json({ status: "ok" });
  });
  return routes;
}
