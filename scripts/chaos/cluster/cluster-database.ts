import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { startDatabaseServer } from "@/testing/servers/database-server";
import { freePort } from "@/testing/servers/free-port";
import { temporaryRoot } from "@/testing/temporary-root";
import type { Query } from "../portal-database";

/** Times are bigint, which `pg` returns as text. */
const numbers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: "text") =>
    oid === Number(pg.types.builtins.INT8)
      ? Number
      : (pg.types.getTypeParser(oid, format) as unknown)) as pg.CustomTypesConfig["getTypeParser"],
};

/** Starts the PostgreSQL of a cluster. It keeps its data, in a new folder below `parent`, when it is restarted. */
export async function startClusterDatabase(parent = temporaryRoot()) {
  const folder = await mkdtemp(path.join(parent, "paraph-chaos-postgres-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  const port = await freePort();
  let server = await startDatabaseServer({ port, folder }).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  let client: Promise<pg.Client> | undefined;
  let restarting: Promise<void> | undefined;

  async function connect(): Promise<pg.Client> {
    const connecting = new pg.Client({ connectionString: server.url, types: numbers });
    connecting.on("error", () => (client = undefined));
    await connecting.connect();
    return connecting;
  }

  async function run(sql: string, parameters: string[]): Promise<unknown[]> {
    for (;;) {
      await restarting;
      try {
        return (await (await (client ??= connect())).query(sql, parameters)).rows;
      } catch (error) {
        client = undefined;
        if (!restarting) throw error;
      }
    }
  }

  // A client of `pg` takes one query after the other.
  let last: Promise<unknown> = Promise.resolve();
  const query: Query = async <Row>(sql: string, ...parameters: string[]) => {
    const answer = last.then(() => run(sql, parameters));
    last = answer.catch(() => undefined);
    return (await answer) as Row[];
  };

  async function restart(isCrash: boolean): Promise<void> {
    if (isCrash) process.kill(server.pid, "SIGQUIT");
    await server.stop();
    server = await startDatabaseServer({ port, folder });
    client = undefined;
  }

  return {
    url: server.url,
    query,
    /** @param isCrash whether it stops in immediate mode, and recovers from its log at the start */
    restart: (isCrash: boolean): Promise<void> =>
      (restarting = restart(isCrash).finally(() => (restarting = undefined))),
    /** Cuts the connections on which portals listen for commits. */
    async dropListeners(): Promise<void> {
      await query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN %'");
    },
    async stop(): Promise<void> {
      try {
        await client?.then((connected) => connected.end()).catch(() => undefined); // the server ends a lost one
        await server.stop();
      } finally {
        await remove();
      }
    },
  };
}
