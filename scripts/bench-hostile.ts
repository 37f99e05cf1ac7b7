import path from "node:path";
import { openDatabase } from "@/db/client";
import { insertUser } from "@/db/repositories/users";
import { hashPassword } from "@/lib/accounts/password";
import { demoAccounts, demoPassword } from "@/lib/domain/people/demo-accounts";
import { newId } from "@/lib/domain/ids";
import { benchmarkPorts } from "./bench/benchmark-ports";
import { machineLine } from "./report/figures";
import { hostileTables } from "./bench/hostile-report";
import { measureHostile } from "./bench/measure-hostile";
import { runBenchmark } from "./bench/run-benchmark";
import { withPortal } from "./bench/running-portal";
import { seedLibrary } from "./seed/seed-library";

// Two people send hostile files to a portal, on Verify and as uploads, while a third works; then the gateway sends them in
// place of signed files. Prints the response to each file, how long pages take meanwhile, for how long the portal's event
// loop was held, and its memory.

const second = { email: "second@example.com", name: "Eglė", surname: "Antroji", role: "user" as const };

async function benchmark(folder: string, stop: AbortSignal): Promise<void> {
  const dataDir = path.join(folder, "data");
  await seedLibrary(dataDir, { documentCount: 1_000, userCount: 10, now: new Date() });
  await addSecondSender(dataDir);
  const settings = { ...benchmarkPorts(), DATA_DIR: dataDir, MAX_UPLOAD_MB: "100" };
  const [worker, first] = demoAccounts;
  const delayFile = path.join(folder, "loop-delay");
  const monitor = `./scripts/bench/loop-delay.mjs?file=${encodeURIComponent(delayFile)}`;
  const figures = await withPortal(
    settings,
    stop,
    (portal) =>
      measureHostile(portal, { worker, senders: [first, second], password: demoPassword, delayFile, stop }),
    ["--import", monitor],
  );
  if (figures) console.log(`\n${machineLine()}\n\n${hostileTables(figures)}\n`);
}

async function addSecondSender(dataDir: string): Promise<void> {
  const now = new Date();
  const passwordHash = await hashPassword(demoPassword);
  const user = { ...second, id: newId("user", now), passwordHash, createdAt: now };
  const db = await openDatabase({ dataDir });
  await db.write((tx) => insertUser(tx, user));
  await db.close();
}

await runBenchmark("hostile", benchmark);
