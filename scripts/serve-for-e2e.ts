import { rm } from "node:fs/promises";
import { portalsOfLane } from "./e2e-portals";
import { startParaph } from "./serving/start-paraph";

/**
 * Starts one portal of the browser tests with an empty data folder. The folder is emptied here, in the process that
 * uses it next, so that the order is certain. Settings of the shell that started the tests do not count.
 */
const [name = "", lane = "0"] = process.argv.slice(2);
const portals = portalsOfLane(Number(lane));
const portal = Object.entries(portals).find(([known]) => known === name)?.[1];
if (portal) {
  await rm(portal.dataDir, { recursive: true, force: true });
  process.exit(await startParaph("start", portal.settings));
} else {
  console.error(`Name a portal, ${Object.keys(portals).join(" or ")}, and its lane.`);
  process.exit(1);
}
