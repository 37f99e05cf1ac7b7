import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { saveSettings } from "@/db/repositories/settings";
import { setLanguage } from "@/db/repositories/users";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addUser } from "@/db/testing/sample-rows";
import { languages } from "@/lib/domain/text/language";
import keepLanguages from "../build/keep-languages.mjs";
import { letters, lettersIn } from "../serving/font-files";
import { projectRoot } from "../serving/project-root";

const now = new Date("2026-11-24T10:00:00Z");
const exists = (file: string) => existsSync(path.join(projectRoot, file));

/** Requirements of a new language that the compiler does not check. */
describe.each(languages)("the language %s", (language) => {
  test("is accepted by the CHECK constraints of a freshly migrated database", async () => {
    const db = openTestDatabase();
    const userId = await addUser(db, "ada", now);
    await db.write(async (tx) => {
      await setLanguage(tx, { userId, language });
      await saveSettings(tx, { language, now });
    });
  });

  test("has all its letters in the font subsets", () => {
    const known = new Set(Object.values(letters).flatMap((range) => [...lettersIn(range)]));
    const words = readFileSync(path.join(projectRoot, "messages", `${language}.json`), "utf8");
    expect([...new Set(words)].filter((letter) => letter !== "\n" && !known.has(letter))).toEqual([]);
  });

  test("has texts for the signing page of the sandbox", () => {
    expect(exists(`sandbox/pages/words/${language}.ts`)).toBe(true);
  });

  test("has react-aria's own texts, which the build keeps", () => {
    const table = createRequire(import.meta.url)
      .resolve("react-aria/Overlay")
      .replace(/exports.*/, "private/overlays/intlStrings.mjs");
    const kept = keepLanguages.call(
      { getOptions: () => ({ languages: [language] }) },
      readFileSync(table, "utf8"),
    );
    expect(kept).toContain(`/intl/overlays/${language}-`);
  });
});
