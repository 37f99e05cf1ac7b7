import { buildIfStale } from "./serving/build-if-stale";
import { projectRoot } from "./serving/project-root";
import { StartError } from "@/lib/base/start-error";
import { stopRequest } from "./serving/stop-request";

// Builds the portal unless it is built, for an image that is started many times (Containerfile).

try {
  await buildIfStale(projectRoot, stopRequest());
  process.exit(0);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exit(1);
}
