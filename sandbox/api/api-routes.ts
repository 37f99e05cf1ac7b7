import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { injectFaults } from "./inject-faults";
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

/** Enough for a file of 110 MB as base64 in JSON, which is held in memory. */
const maxBodyBytes = 150 * 1024 * 1024;

const rejectBody = () => {
  throw new ApiError(413, "The request is too large", 413);
};

/** All routes under `/api`. */
export function apiRoutes(sandbox: Sandbox) {
  const routes = new Hono();
  routes.use(logCalls(sandbox));
  routes.use(injectFaults(sandbox));
  routes.use(requireAccessToken(sandbox.settings.accessToken));
  // Uploads are streamed to disk and have their own limit.
  routes.route("/", uploadRoutes(sandbox));
  routes.use(bodyLimit({ maxSize: maxBodyBytes, onError: rejectBody }));
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
