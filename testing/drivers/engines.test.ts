import { expect, test } from "vitest";
import { missingEngineMessage } from "./engines";

test("a missing browser is named with the packages that contain it", () => {
  expect(missingEngineMessage("WebKit")).toBe(
    "WebKit is not installed, so its tests are skipped: apt-get install webkit2gtk-driver xvfb on Debian; WebKitGTK runs on Linux only.",
  );
});
