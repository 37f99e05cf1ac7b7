import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chown, mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { findPostgresFolder } from "./installed";
import { freePort } from "./free-port";
import { temporaryRoot } from "../temporary-root";
import { type AddressedServer, type ServerPlace, startSystemServer } from "./system-server";

const run = promisify(execFile);

/** Commits do not wait for the disk, because the data of tests need not survive a power cut. */
const unsafe = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

type DatabasePlace = ServerPlace & {
  /** Further settings of PostgreSQL. */
  settings?: Record<string, string>;
};

/**
 * Starts a PostgreSQL server on a loopback port that ends with this process. It has one database, "postgres", whose
 * owner is a superuser.
 *
 * @throws {Error} if PostgreSQL is not installed or does not start
 */
export async function startDatabaseServer({
  port,
  folder,
  settings: further,
}: DatabasePlace = {}): Promise<AddressedServer> {
  const programs = findPostgresFolder();
  if (!programs) throw new Error("PostgreSQL is not installed.");
  const user = await databaseUser();
  const parent = folder ?? (await mkdtemp(path.join(temporaryRoot(), "paraph-postgres-")));
  const data = path.join(parent, "data");
  await mkdir(data, { recursive: true, mode: 0o700 });
  if (user) for (const each of [parent, data]) await chown(each, user.uid, user.gid);
  const listening = port ?? (await freePort());
  const settings = {
    ...{ listen_addresses: "127.0.0.1", port: String(listening), unix_socket_directories: "" },
    ...{ max_connections: "300", timezone: "UTC", log_timezone: "UTC" },
    ...(folder ? {} : unsafe),
    ...further,
  };
  try {
    if (!existsSync(path.join(data, "PG_VERSION")))
      await createData(path.join(programs, "initdb"), data, user);
    const server = await startSystemServer({
      name: "PostgreSQL",
      command: [
        path.join(programs, "postgres"),
        ...["-D", data],
        ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
      ],
      environment: inEnglish(),
      user,
      // Ends open connections instead of waiting for them.
      stopSignal: "INT",
      temporaryFolder: folder ? undefined : parent,
      readyWhen: /database system is ready to accept connections/,
    });
    return { ...server, url: `postgres://postgres@127.0.0.1:${listening}/postgres` };
  } catch (error) {
    if (!folder) await rm(parent, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Connections need no password, because the port is on a loopback address and the data is only for tests and trials.
 */
async function createData(initdb: string, data: string, user: { uid: number; gid: number } | undefined) {
  const options = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"];
  await run(initdb, [...options, "-D", data], { env: inEnglish(), cwd: "/", ...user });
}

/** The user to run PostgreSQL, which refuses to run as root. @throws {Error} if there is no user "postgres" */
async function databaseUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = await Promise.all(
    ["-u", "-g"].map(async (id) => Number((await run("id", [id, "postgres"])).stdout)),
  );
  return uid && gid ? { uid, gid } : undefined;
}

/** The output is in English, because it is searched for the line that says that the server is ready. */
const inEnglish = (): NodeJS.ProcessEnv => ({
  ...process.env,
  LC_ALL: undefined,
  LC_MESSAGES: "C",
  LANG: "C.UTF-8",
});
