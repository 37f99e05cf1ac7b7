import { rm } from "node:fs/promises";
import { e2ePortals } from "./e2e-portals";
import { startParaph } from "./serving/start-paraph";

/**
 * Starts one portal of the browser tests with an empty data folder. The folder is emptied here, in the process that
 * uses it next, so that the order is certain. Settings of the shell that started the tests do not count.
 */
const portal = Object.entries(e2ePortals).find(([name]) => name === process.argv[2])?.[1];
if (portal) {
  await rm(portal.dataDir, { recursive: true, force: true });
  process.exit(await startParaph("start", portal.settings));
} else {
  console.error(`Name a portal: ${Object.keys(e2ePortals).join(" or ")}.`);
  process.exit(1);
}
