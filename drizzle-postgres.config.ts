import { defineConfig } from "drizzle-kit";

// The schema has the tables of the engine that DATABASE_URL chooses. drizzle-kit does not connect to it.
process.env.DATABASE_URL = "postgres://localhost/paraph";

export default defineConfig({
  dialect: "postgresql",
  schema: "./db/schema.ts",
  out: "./db/migrations-postgres",
});
