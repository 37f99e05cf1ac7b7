import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

type Started = {
  process: ChildProcess;
  /** Ends the program with everything that it started. */
  stop: () => Promise<void>;
};

/** Starts a program in a process group of its own, which ends with this process at the latest. */
export function startProgram(command: string, args: string[], env: Record<string, string> = {}): Started {
  const program = spawn(command, args, {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = once(program, "exit");
  const kill = () => {
    if (program.pid === undefined) return;
    try {
      process.kill(-program.pid, "SIGKILL");
    } catch {
      // the whole group has ended
    }
  };
  process.once("exit", kill);
  return {
    process: program,
    async stop() {
      process.off("exit", kill);
      kill();
      await ended;
    },
  };
}
