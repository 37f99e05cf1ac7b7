import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";

/**
 * Ends a server once the watcher's standard input is closed: by `stop`, or by the system when the process that started
 * the server ends, even by SIGKILL. A server that ignores the signal is killed. Then the folder is removed, if one is
 * given.
 */
const watcher = `
read -r _
kill -s "$1" "$2" 2>/dev/null
left=200
while kill -0 "$2" 2>/dev/null; do
  left=$((left - 1))
  [ "$left" -gt 0 ] || kill -s KILL "$2" 2>/dev/null
  [ "$left" -gt -20 ] || break
  sleep 0.05
done
[ -z "$3" ] || rm -rf -- "$3"
`;

export type SystemServerOptions = {
  name: string;
  command: [program: string, ...args: string[]];
  environment?: NodeJS.ProcessEnv;
  /** The user that runs it. Default: that of this process. */
  user?: { uid: number; gid: number };
  /** The signal that ends it at once, and cleanly if its data is kept. */
  stopSignal?: "INT" | "TERM" | "QUIT" | "KILL";
  /** Removed once the server has ended. */
  temporaryFolder?: string;
  /**
   * The line that the server prints once it is ready, or a check that is repeated until it returns true. Default: it is
   * ready once its process exists.
   */
  readyWhen?: RegExp | (() => Promise<boolean>);
};

export type RunningServer = {
  pid: number;
  /** Resolves with a description of how it ended. */
  exited: Promise<string>;
  /** Resolves once it has ended and its temporary folder is removed. */
  stop: () => Promise<void>;
};

/** A server with one URL for its clients. */
export type AddressedServer = RunningServer & { url: string };

/** Where a server that keeps data listens, and where the data is. */
export type ServerPlace = {
  /** Default: a free one. */
  port?: number;
  /** Keeps the data there, safe from a power cut. Default: the data is removed at the end. */
  folder?: string;
};

/**
 * Starts an installed server that ends with this process.
 *
 * @throws {Error} with the last lines of its output, if it ends before it is ready
 */
export async function startSystemServer(options: SystemServerOptions): Promise<RunningServer> {
  const { name, command, environment = process.env, user, readyWhen, stopSignal = "TERM" } = options;
  const [program, ...args] = command;
  const server = spawn(program, args, {
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    // In its own process group, because Ctrl-C in a terminal must reach only this process, which then stops the server.
    detached: true,
    cwd: "/",
    ...user,
  });
  const exited = new Promise<string>((resolve) => {
    server.once("error", (error) => resolve(error.message));
    server.once("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  const watching = watch(server, stopSignal, options.temporaryFolder);
  const output = readOutput(server);
  const given = new AbortController();
  const isReady =
    readyWhen instanceof RegExp
      ? output.hasPrinted(readyWhen)
      : waitUntilTrue(readyWhen ?? (async () => server.pid !== undefined), given.signal);
  const ending = await Promise.race([isReady, exited]);
  given.abort();
  const stop = async () => {
    await watching.end();
    await exited;
  };
  if (ending !== undefined || server.pid === undefined) {
    await stop();
    throw new Error(`${name} did not start (${ending}).\n${output.lastLines.join("\n")}`);
  }
  return { pid: server.pid, exited, stop };
}

function watch(server: ChildProcess, signal: string, folder = "") {
  // Without a process id, `kill` fails, and only the folder is removed.
  const pid = String(server.pid ?? "");
  const shell = spawn("sh", ["-c", watcher, "watcher", signal, pid, folder], {
    stdio: ["pipe", "ignore", "inherit"],
    detached: true,
  });
  const ended = once(shell, "exit");
  return {
    end: async () => {
      shell.stdin?.end();
      await ended;
    },
  };
}

const keptLines = 20;

/** Reads the output as long as the server runs, because a full pipe would block it. */
function readOutput(server: ChildProcess) {
  const lastLines: string[] = [];
  const listeners: ((line: string) => void)[] = [];
  for (const stream of [server.stdout, server.stderr])
    if (stream)
      createInterface({ input: stream }).on("line", (line) => {
        lastLines.push(line);
        if (lastLines.length > keptLines) lastLines.shift();
        for (const listener of listeners) listener(line);
      });
  return {
    lastLines,
    hasPrinted: (pattern: RegExp) =>
      new Promise<undefined>((resolve) => {
        listeners.push((line) => pattern.test(line) && resolve(undefined));
      }),
  };
}

const pauseMs = 50;

async function waitUntilTrue(check: () => Promise<boolean>, given: AbortSignal): Promise<undefined> {
  while (!given.aborted && !(await check())) await wait(pauseMs);
}
