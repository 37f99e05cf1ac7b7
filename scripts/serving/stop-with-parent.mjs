// Loaded into each server before its own code. A process group of its own keeps a server from the terminal's Ctrl-C,
// but also alive when its supervisor is killed outright: then the closing channel asks it to stop.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
