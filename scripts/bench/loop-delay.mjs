import { writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";

// Loaded into a portal before its own code. Keeps the longest time in milliseconds that its event loop was held in the
// file that its URL names. SIGUSR2 resets it.

const file = new URL(import.meta.url).searchParams.get("file") ?? "";
const delays = monitorEventLoopDelay({ resolution: 5 });
delays.enable();
process.on("SIGUSR2", () => delays.reset());
setInterval(() => writeFileSync(file, String(delays.max / 1e6)), 250).unref();
