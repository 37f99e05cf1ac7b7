// A thread of the reading process. The closed channel ends the process after a portal that was killed, but not while a
// file keeps its main thread busy; then this does.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, "SIGKILL");
}, 1_000);
