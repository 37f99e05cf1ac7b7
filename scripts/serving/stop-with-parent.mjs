// Loaded into each server before its own code. Its own process group shields a server from the terminal's Ctrl-C, but
// also lets it survive a supervisor killed with SIGKILL; then the closed IPC channel makes it stop.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
