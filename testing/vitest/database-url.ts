import { inject } from "vitest";

// Runs in each worker before a test file is loaded: the engine is chosen when the schema is first imported.
const url = inject("databaseUrl");
if (url) process.env.DATABASE_URL = url;
