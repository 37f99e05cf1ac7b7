import { defineConfig } from "@playwright/test";
import config from "./playwright.config";

/** The browser tests of the sandbox alone, which need neither the portal nor its build. */
export default defineConfig({ ...config, testMatch: "sandbox-*.spec.ts", webServer: [] });
