import pg from "pg";
import type { TestProject } from "vitest/node";
import { preparePostgres } from "@/db/engines/postgres-migrations";
import { startDatabaseServer } from "../servers/database-server";
import { findPostgresFolder } from "../servers/installed";
import { describeDatabase } from "./database-shape";

declare module "vitest" {
  export interface ProvidedContext {
    /** PostgreSQL's address, for a superuser; undefined if it is not installed. */
    databaseUrl: string | undefined;
    /** What the databases of tests are compared with, and how they are cleared (db/testing/postgres-test-databases.ts). */
    databaseShape: string;
    databaseClearing: string;
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
    const { shape, clearing } = await createTemplate(server.url);
    project.provide("databaseShape", shape);
    project.provide("databaseClearing", clearing);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("databaseUrl", server.url);
  return server.stop;
}

/** Migrating takes most of the time of creating a database, so tests copy this one. */
async function createTemplate(server: string): Promise<{ shape: string; clearing: string }> {
  const onServer = new pg.Client(server);
  await onServer.connect();
  await onServer.query("CREATE DATABASE paraph_template");
  await onServer.end();
  const url = server.replace(/[^/]*$/, "paraph_template");
  await preparePostgres(url);
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await describeDatabase(client);
  } finally {
    await client.end();
  }
}
