import pg from "pg";
import { expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { onTestEnd } from "@/lib/base/testing/on-test-end";
import { targetError } from "./target-error";

test.each([
  [
    "INSERT INTO sign_in_throttles VALUES ('ada@example.com', 1, 1), ('ada@example.com', 1, 1)",
    "duplicate key value violates unique constraint",
    "of sign_in_throttles (SQLSTATE 23505)",
  ],
  ["SELECT 'ada@example.com'::bigint", "a value is not valid", "(SQLSTATE 22P02)"],
])("an error of %s names the reason and no value", async (statement, reason, place) => {
  const client = new pg.Client(openTestDatabase().url);
  await client.connect();
  onTestEnd(() => client.end());
  const error: unknown = await client.query(statement).catch((error: unknown) => error);
  const { message } = targetError(error as pg.DatabaseError);
  expect(message).toContain(reason);
  expect(message).toContain(place);
  expect(message).not.toContain("ada@example.com");
});
