import path from "node:path";
import { z } from "zod";
import { StartError } from "./base/start-error";
import type { Settings } from "./parts/settings";

const environment = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65535).default(3100),
  SANDBOX_SMTP_PORT: z.coerce.number().int().min(0).max(65535).default(3125),
  DATA_DIR: z.string().default("./data"),
  SANDBOX_DATA_DIR: z.string().optional(),
  SANDBOX_ACCESS_TOKEN: z.string().default("sandbox-token"),
  SANDBOX_TIME_SCALE: z.coerce.number().positive().default(1),
  SANDBOX_CONFIRMATION_MS: z.coerce.number().int().min(0).max(60_000).default(2000),
});

const expected: Record<keyof typeof environment.shape, string> = {
  SANDBOX_PORT: "a port number from 0 to 65535",
  SANDBOX_SMTP_PORT: "a port number from 0 to 65535",
  DATA_DIR: "a folder",
  SANDBOX_DATA_DIR: "a folder",
  SANDBOX_ACCESS_TOKEN: "a token",
  SANDBOX_TIME_SCALE: "a number above 0",
  SANDBOX_CONFIRMATION_MS: "a number of milliseconds from 0 to 60000",
};

const isSettingName = (name: unknown): name is keyof typeof expected =>
  typeof name === "string" && name in expected;

/**
 * Reads the settings from an environment, with defaults; an empty variable counts as unset.
 *
 * @throws {StartError} naming the invalid variable and what it must be
 */
export function readSettings(source: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(
    Object.keys(expected).map((name) => [name, source[name]?.trim() || undefined]),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const name = parsed.error.issues[0]?.path[0];
    throw new StartError(
      isSettingName(name) ? `${name} must be ${expected[name]}.` : "The settings cannot be read.",
    );
  }
  const values = parsed.data;
  return {
    host: "127.0.0.1",
    port: values.SANDBOX_PORT,
    smtpPort: values.SANDBOX_SMTP_PORT,
    dataDir: path.resolve(values.SANDBOX_DATA_DIR ?? path.join(values.DATA_DIR, "sandbox")),
    accessToken: values.SANDBOX_ACCESS_TOKEN,
    timeScale: values.SANDBOX_TIME_SCALE,
    confirmationMs: values.SANDBOX_CONFIRMATION_MS,
  };
}
