import { expect, test } from "vitest";
import { z } from "zod";
import { fieldIssue, problem } from "./input-problem";

const issuesOf = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues.map(fieldIssue);

test("a problem carries its field and its limit", () => {
  const schema = z.object({ words: z.array(z.string().max(3, problem("name_too_long"))) });
  expect(issuesOf(schema, { words: ["long"] })).toEqual([
    { field: "words.0", problem: "name_too_long", limit: 3 },
  ]);
});

test("zod's own messages do not reach the screen", () => {
  expect(issuesOf(z.strictObject({ id: z.string() }), { id: 1 })).toEqual([
    { field: "id", problem: "invalid" },
  ]);
});
