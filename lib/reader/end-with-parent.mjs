import { isMainThread, Worker, workerData } from "node:worker_threads";

// Loaded into a reading process before its own code. The closed channel ends the process after a portal that was
// killed, but not while a file keeps its main thread busy; so another thread watches, too. A signal that a terminal or
// a service manager sends to the whole group is the portal's to answer: a process that it ended would leave its file as
// too complex to check.

const checkEveryMs = 1_000;

if (isMainThread) {
  process.once("disconnect", () => process.exit());
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
  new Worker(new URL(import.meta.url), { execArgv: [], workerData: process.ppid }).unref();
} else {
  setInterval(() => {
    if (process.ppid !== workerData) process.kill(process.pid, "SIGKILL");
  }, checkEveryMs);
}
