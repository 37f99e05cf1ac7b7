import { buildIfStale } from "./serving/build-if-stale";
import { printRefusal } from "./serving/print-refusal";
import { projectRoot } from "./serving/project-root";
import { stopRequest } from "./serving/stop-request";

// Builds the portal unless it is built, for an image that is started many times (Containerfile).

try {
  await buildIfStale(projectRoot, stopRequest());
  process.exit(0);
} catch (error) {
  printRefusal(error);
  process.exit(1);
}
