import type { TestProject } from "vitest/node";
import { startDatabaseServer } from "../servers/database-server";
import { findPostgresFolder } from "../servers/installed";

declare module "vitest" {
  export interface ProvidedContext {
    /** PostgreSQL's address, for a superuser. Undefined where it is not installed. */
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
  project.provide("databaseUrl", server.url);
  return server.stop;
}
