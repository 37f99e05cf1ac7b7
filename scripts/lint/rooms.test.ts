import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Linter } from "eslint";
import { expect, test } from "vitest";
import { roomImports } from "./room-imports.mjs";
import { mayImport, readRooms, roomOf, rooms } from "./rooms.mjs";

const root = path.resolve(import.meta.dirname, "../..");

const sources = ["app", "components", "db", "lib", "scripts", "testing", "e2e"]
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) =>
      path.posix.join(folder, file),
    ),
  )
  .filter((file) => /\.(tsx?|mjs)$/.test(file) && !/\.test\.ts$|\/testing\//.test(file));

/** Each import between our files: the importing room, and the path of the imported file from the root. */
const arrows = sources.flatMap((from) =>
  [
    ...readFileSync(path.join(root, from), "utf8").matchAll(/(?:from|import)[\s(]+"(@\/|\.{1,2}\/)([^"]+)"/g),
  ].map(([, start = "", rest = ""]) => ({
    from: roomOf(from)?.path,
    to: start === "@/" ? rest : path.posix.join(path.posix.dirname(from), start, rest),
  })),
);

test("every source file belongs to a room", () => {
  expect(sources.filter((file) => !roomOf(file))).toEqual([]);
});

test("every room in the table exists, with its entry points", () => {
  const missing = rooms.flatMap(({ path: room, entryPoints }) =>
    ["", ...entryPoints]
      .map((name) => path.join(room, name))
      .filter((file) => !existsSync(path.join(root, file))),
  );
  expect(missing).toEqual([]);
});

test("the table of rooms allows no unused import", () => {
  const unused = rooms.flatMap(({ path: room, mayImport: allowed, mayImportTypes }) =>
    [...allowed, ...mayImportTypes]
      .filter((name) => !arrows.some(({ from, to }) => from === room && isIn(to, name)))
      .map((name) => `${room} → ${name}`),
  );
  expect(unused).toEqual([]);
});

const isIn = (file: string, room: string) => file.startsWith(room.replace(/\*$/, ""));

test("a row of the table names the room, its contents, its imports and its entry points", () => {
  const row = "| `lib/mail` | Mail | `db`, `next`; types of `lib/i18n` | `outbox.ts` |";
  expect(readRooms(`<!-- rooms:begin -->\n${row}\n<!-- rooms:end -->`)).toEqual([
    {
      path: "lib/mail",
      holds: "Mail",
      mayImport: ["db"],
      mayImportTypes: ["lib/i18n"],
      packages: ["next"],
      entryPoints: ["outbox.ts"],
    },
  ]);
});

test("a file belongs to the deepest room that contains it", () => {
  expect(roomOf("lib/domain/people/user-role.ts")?.path).toBe("lib/domain/people");
  expect(roomOf("lib/domain/ids.ts")?.path).toBe("lib/domain");
});

test("only types may be imported where the table allows only types", () => {
  const [from, to] = ["components/documents/document-history.tsx", "db/repositories/documents"] as const;
  expect([mayImport(from, to, true), mayImport(from, to, false)]).toEqual([true, false]);
});

const problems = (file: string, code: string) =>
  new Linter({ cwd: root })
    .verify(
      code,
      [
        {
          files: ["**"],
          plugins: { paraph: { rules: { room: roomImports } } },
          rules: { "paraph/room": "error" },
        },
      ],
      path.join(root, file),
    )
    .map(({ messageId }) => messageId);

test.each([
  ["lib/domain/signing/signing-status.ts", 'import { env } from "@/lib/base/env";', "room"],
  ["lib/signing/rules/schedule.ts", 'import { advance } from "../workflow/advance";', "room"],
  ["lib/signing/rules/schedule.ts", 'export * from "../workflow/advance";', "room"],
  ["components/ui/notice.tsx", 'import("@/lib/server/portal/portal");', "room"],
  ["lib/mail/outbox.ts", 'import { cookies } from "next/headers";', "package"],
  ["app/page.tsx", 'import { Notice } from "../components/ui/notice";', "alias"],
])("an import that the table does not allow is reported: %s, %s", (file, code, problem) => {
  expect(problems(file, code)).toEqual([problem]);
});

test.each([
  ["lib/domain/signing/signing-status.ts", 'import { z } from "zod";'],
  ["lib/signing/workflow/advance.ts", 'import { nextRetryAt } from "../rules/schedule";'],
  ["app/page.tsx", 'import { redirect } from "next/navigation";'],
])("an import that the table allows is accepted: %s, %s", (file, code) => {
  expect(problems(file, code)).toEqual([]);
});
