import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { provideFontFiles } from "./font-files";
import { nextBin } from "./parts";
import { fingerprintSources } from "./source-fingerprint";
import { StartError } from "@/lib/base/start-error";

/**
 * Builds the portal unless the last finished build was made from the same sources.
 *
 * @throws {StartError} when the build fails, after its output
 */
export async function buildIfStale(root: string, stop?: AbortSignal): Promise<void> {
  await provideFontFiles(root);
  const fingerprint = fingerprintSources(root);
  if (isBuiltFrom(fingerprint, root)) return;
  console.log("Building the portal. This takes about half a minute …");
  rmSync(stampFile(root), { force: true });
  const { succeeded, output } = await runBuild(root, stop);
  if (stop?.aborted) return;
  if (!succeeded) {
    console.error(output);
    throw new StartError("The portal could not be built: next build failed with the message above.");
  }
  writeFileSync(stampFile(root), fingerprint);
}

/**
 * The stamp is removed when a build begins, and BUILD_ID is written when it ends, so an unfinished build never
 * counts.
 */
export function isBuiltFrom(fingerprint: string, root: string): boolean {
  const isFinished = existsSync(path.join(root, ".next", "BUILD_ID"));
  return isFinished && existsSync(stampFile(root)) && readFileSync(stampFile(root), "utf8") === fingerprint;
}

const stampFile = (root: string) => path.join(root, ".next", "paraph-sources");

function runBuild(root: string, stop?: AbortSignal): Promise<{ succeeded: boolean; output: string }> {
  const child = spawn(process.execPath, [nextBin, "build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  stop?.addEventListener("abort", () => child.kill("SIGTERM"), { once: true });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    child.once("close", (code) =>
      resolve({ succeeded: code === 0, output: Buffer.concat(chunks).toString() }),
    );
  });
}
