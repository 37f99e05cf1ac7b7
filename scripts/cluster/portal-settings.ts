import path from "node:path";
import { readOrCreateAuthSecret } from "@/lib/base/secrets/auth-secret";
import type { ClusterPorts } from "./cluster-ports";

const accessToken = "sandbox-token";

/** The settings of the sandbox that the portals of a cluster share. */
export const sandboxSettings = (folder: string, { sandbox, mail }: ClusterPorts): Record<string, string> => ({
  SANDBOX_PORT: String(sandbox),
  SANDBOX_SMTP_PORT: String(mail),
  SANDBOX_DATA_DIR: path.join(folder, "sandbox"),
  SANDBOX_ACCESS_TOKEN: accessToken,
});

/**
 * The settings of each portal of a cluster, except for its stores. They differ in the port, and in the folder for
 * copies of files.
 */
export function portalSettings(folder: string, ports: ClusterPorts): Record<string, string>[] {
  const shared = {
    ...{ HOST: "127.0.0.1", APP_URL: `http://localhost:${ports.balancer}`, TRUSTED_PROXIES: "127.0.0.1" },
    ...{ SANDBOX_URL: `http://127.0.0.1:${ports.sandbox}`, SANDBOX_ACCESS_TOKEN: accessToken },
    ...{ SMTP_URL: `smtp://127.0.0.1:${ports.mail}`, MAIL_FROM: "paraph@example.com" },
    AUTH_SECRET: readOrCreateAuthSecret(folder),
    // The balancer notices within a second.
    DRAIN_SECONDS: "2",
  };
  return ports.portals.map((port, index) => ({
    ...shared,
    PORT: String(port),
    DATA_DIR: path.join(folder, portalName(index)),
  }));
}

export const portalName = (index: number): string => `portal-${index + 1}`;
