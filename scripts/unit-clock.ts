import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { runCommand } from "./checks/command";
import { stopRequest } from "./serving/stop-request";

// Runs the unit tests in two other time zones, in one of them 400 days ahead: no test may depend on where or when it runs.

/** The path of libfaketime, as installed by Debian's package "faketime". */
function findFakeTime(): string | undefined {
  const libraries = "/usr/lib";
  const files = readdirSync(libraries).map((folder) =>
    path.join(libraries, folder, "faketime", "libfaketimeMT.so.1"),
  );
  return files.find((file) => existsSync(file));
}

const fakeTime = findFakeTime();
if (!fakeTime) {
  console.error("libfaketime is missing. Install it with: apt-get install faketime");
  process.exit(1);
}

const stop = stopRequest();
// Node measures durations with the monotonic clock, which must stay real.
const inAYear = { LD_PRELOAD: fakeTime, FAKETIME: "+400d", FAKETIME_DONT_FAKE_MONOTONIC: "1" };
const environments: Record<string, string>[] = [
  { TZ: "America/St_Johns" },
  { TZ: "Pacific/Kiritimati", ...inAYear },
];
for (const environment of environments) {
  console.log(
    `\nUnit tests with ${Object.entries(environment)
      .map((pair) => pair.join("="))
      .join(" ")}`,
  );
  const passed = await runCommand(["vitest", "run", "--project", "unit"], { stop, environment });
  if (!passed) process.exitCode = 1;
  if (stop.aborted) break;
}
