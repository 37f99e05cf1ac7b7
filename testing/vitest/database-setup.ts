import pg from "pg";
import type { TestProject } from "vitest/node";
import { preparePostgres } from "@/db/engines/postgres-migrations";
import { startDatabaseServer } from "../servers/database-server";
import { findPostgresFolder } from "../servers/installed";

declare module "vitest" {
  export interface ProvidedContext {
    /** PostgreSQL's address, for a superuser; undefined if it is not installed. */
    databaseUrl: string | undefined;
  }
}

/** Starts one PostgreSQL for all test files of a project, before its first worker. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!findPostgresFolder()) {
    project.provide("databaseUrl", undefined);
    return undefined;
  }
  const server = await startDatabaseServer();
  try {
    await createTemplate(server.url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("databaseUrl", server.url);
  return server.stop;
}

/**
 * Migrating takes most of the time of creating a database, so tests copy this one (db/testing/open-test-database.ts).
 */
async function createTemplate(server: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  await client.query("CREATE DATABASE paraph_template");
  await client.end();
  await preparePostgres(server.replace(/[^/]*$/, "paraph_template"));
}
