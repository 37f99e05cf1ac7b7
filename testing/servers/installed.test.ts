import { expect, test } from "vitest";
import { missingServerMessage } from "./installed";

test("a missing server is named with the packages that contain it", () => {
  expect(
    missingServerMessage({ name: "PostgreSQL", debian: ["postgresql"], homebrew: "postgresql@18" }),
  ).toBe(
    "PostgreSQL is not installed, so its tests are skipped: apt-get install postgresql on Debian; brew install postgresql@18 on macOS.",
  );
});
