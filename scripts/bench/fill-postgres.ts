import { execFile } from "node:child_process";
import { promisify } from "node:util";
import pg from "pg";
import { projectRoot } from "../serving/project-root";
import { benchmarkPorts } from "./benchmark-ports";
import { multiplyLibrary } from "./multiply-library";
import { postgresSettings } from "./postgres-settings";

/** More documents than this are copies of others. */
const maxSeeded = 100_000;

type Library = { documentCount: number; userCount: number; dataDir: string };

/**
 * Makes a database with a library: seeds it in SQLite, moves it as an administrator does, and copies its documents until
 * there are as many as asked. Each command is a process, because a process has one engine.
 *
 * @param server the URL of a database on the server, whose owner may make others
 * @returns the settings of a portal on the new database
 */
export async function fillPostgres(
  server: string,
  { documentCount, userCount, dataDir }: Library,
  signal: AbortSignal,
) {
  const run = (script: string, args: string[], settings: Record<string, string> = {}) =>
    promisify(execFile)(process.execPath, ["--import", "tsx", `scripts/${script}.ts`, ...args], {
      ...{ cwd: projectRoot, env: { ...process.env, ...settings }, signal },
    });
  const seeded = Math.min(documentCount, maxSeeded);
  await run("seed", ["--documents", String(seeded), "--users", String(userCount), "--data", dataDir]);
  const name = `library_${documentCount}`;
  await withClient(server, signal, (client) => client.query(`CREATE DATABASE ${name}`));
  const settings = postgresSettings(Object.assign(new URL(server), { pathname: name }).href);
  await run("migrate-to-postgres", [], { ...benchmarkPorts(), ...settings, DATA_DIR: dataDir });
  await withClient(settings.DATABASE_URL, signal, async (client) => {
    if (documentCount > seeded) await multiplyLibrary(client, documentCount);
    await client.query("VACUUM ANALYZE");
  });
  return settings;
}

/** Ends the connection, and so the statement that runs, when the signal is aborted. */
async function withClient(
  url: string,
  signal: AbortSignal,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  signal.throwIfAborted();
  const client = new pg.Client(url);
  const end = () => client.end();
  signal.addEventListener("abort", end);
  try {
    await client.connect();
    await work(client);
  } finally {
    signal.removeEventListener("abort", end);
    await end();
  }
}
