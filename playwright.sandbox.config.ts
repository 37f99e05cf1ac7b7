import { defineConfig } from "@playwright/test";
import everything from "./playwright.config";

/** The browser tests of the sandbox alone, which need no portal and so no build. */
export default defineConfig({ ...everything, testMatch: "sandbox-*.spec.ts", webServer: [] });
