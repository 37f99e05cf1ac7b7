import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import path from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { shapeQuery } from "@/testing/vitest/database-shape";
import { findPostgresFolder } from "@/testing/servers/installed";

export type LentDatabase = {
  /** Its address, for a superuser. */
  url: string;
  /** Empties it for another test, or removes it if its schema has changed. */
  giveBack: () => Promise<void>;
};

/** Empty databases. Copying the template takes as long as most tests, so a worker uses them again. */
const empty: string[] = [];

/** Lends an empty database, with all tables, that no other test uses. */
export function lendDatabase(): LentDatabase {
  const url = empty.pop() ?? copyTemplate();
  return {
    url,
    async giveBack() {
      if (await clear(url)) empty.push(url);
      else await remove(url);
    },
  };
}

const server = () => inject("databaseUrl") ?? "";
const nameOf = (url: string) => new URL(url).pathname.slice(1);

function copyTemplate(): string {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  // The psql in Debian's PATH is a script that searches for this one, which takes longer than the copy.
  const psql = path.join(findPostgresFolder() ?? "", "psql");
  execFileSync(psql, [server(), "-qX", "-c", `CREATE DATABASE ${name} TEMPLATE paraph_template`]);
  return server().replace(/[^/]*$/, name);
}

/** @returns whether the database is as it was created */
async function clear(url: string): Promise<boolean> {
  // A test may refuse connections to its database.
  const client = await connect(url).catch(() => undefined);
  if (!client) return false;
  try {
    await client.query(endOtherSessions);
    const { rows } = await client.query<{ shape: string }>(shapeQuery);
    if (rows[0]?.shape !== inject("databaseShape")) return false;
    await client.query(inject("databaseClearing") ?? "");
    return true;
  } finally {
    await client.end();
  }
}

async function remove(url: string): Promise<void> {
  const client = await connect(server());
  await client.query(`DROP DATABASE ${nameOf(url)} WITH (FORCE)`);
  await client.end();
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  return client;
}

const endOtherSessions = `SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()`;
