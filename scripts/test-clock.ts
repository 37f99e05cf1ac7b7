import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { runCommand } from "./checks/command";
import { projectRoot } from "./serving/project-root";
import { stopRequest } from "./serving/stop-request";

// Runs the unit tests in another time zone, and then every check in a third one with the clock 400 days ahead, also in
// the browsers: no test may depend on where or when it runs. Needs Linux and a C compiler.

const library = path.join(projectRoot, ".cache", "shifted-clock.so");

function buildClock(): void {
  mkdirSync(path.dirname(library), { recursive: true });
  const source = path.join(projectRoot, "scripts", "clock", "shifted-clock.c");
  execFileSync("cc", ["-O2", "-shared", "-fPIC", "-o", library, source, "-ldl"], { stdio: "inherit" });
}

const inAYear = { LD_PRELOAD: library, CLOCK_SHIFT_DAYS: "400" };
const runs: { command: string[]; environment: Record<string, string> }[] = [
  { command: ["vitest", "run", "--project", "unit"], environment: { TZ: "America/St_Johns" } },
  { command: ["npm", "test"], environment: { TZ: "Pacific/Kiritimati", ...inAYear } },
];

const stop = stopRequest();
buildClock();
for (const { command, environment } of runs) {
  const settings = Object.entries(environment).map((pair) => pair.join("="));
  console.log(`\n${[...settings, ...command].join(" ")}`);
  if (!(await runCommand(command, { stop, environment }))) process.exitCode = 1;
  if (stop.aborted) break;
}
