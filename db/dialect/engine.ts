import { namesPostgres } from "@/lib/base/env";

export type Engine = "sqlite" | "postgres";

/** The database of this process. It is chosen once, before the first table is defined (docs/decisions/0039-engines.md). */
export const engine: Engine = namesPostgres() ? "postgres" : "sqlite";
