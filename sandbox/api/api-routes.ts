import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { spoilCalls } from "./inject-faults";
import type { Sandbox } from "../parts/sandbox";
import { archiveRoutes } from "./archive-routes";
import { batchRoutes } from "./batch-routes";
import { checkRoutes } from "./check-routes";
import { ApiError, notFound } from "../http/errors";
import { listRoutes } from "./list-routes";
import { logCalls } from "./log-calls";
import { ownCertificateRoutes } from "./own-certificate-routes";
import { requireAccessToken } from "./require-access-token";
import { sealRoutes } from "./seal-routes";
import { signerRoutes } from "./signer-routes";
import { signingRoutes } from "./signing-routes";
import { uploadRoutes } from "./upload-routes";

/** Room for a file of 110 MB in base64 inside JSON, which is held in memory. */
const maximumBodyBytes = 150 * 1024 * 1024;

const refuseBody = () => {
  throw new ApiError(413, "The request is too large", 413);
};

/** Everything under `/api`. */
export function apiRoutes(sandbox: Sandbox) {
  const routes = new Hono();
  routes.use(logCalls(sandbox));
  routes.use(spoilCalls(sandbox));
  routes.use(requireAccessToken(sandbox.settings.accessToken));
  // Uploads go to the disk as they come, and know their own limit.
  routes.route("/", uploadRoutes(sandbox));
  routes.use(bodyLimit({ maxSize: maximumBodyBytes, onError: refuseBody }));
  routes.route("/", listRoutes(sandbox));
  routes.route("/", batchRoutes(sandbox));
  routes.route("/", signingRoutes(sandbox));
  routes.route("/", signerRoutes(sandbox));
  routes.route("/", ownCertificateRoutes(sandbox));
  routes.route("/", sealRoutes(sandbox));
  routes.route("/", archiveRoutes(sandbox));
  routes.route("/", checkRoutes(sandbox));
  routes.all("*", () => {
    throw notFound("There is no such call");
  });
  return routes;
}
