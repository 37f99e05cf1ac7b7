import path from "node:path";

/** A portal with a sandbox gateway of its own, on ports apart from those that `npm start` uses. */
export type E2ePortal = ReturnType<typeof portal>;

function portal(name: string, settings: { PORT: string; SANDBOX_PORT: string } & Record<string, string>) {
  const dataDir = path.resolve(".cache", "e2e", name);
  return {
    dataDir,
    url: `http://localhost:${settings.PORT}`,
    gatewayUrl: `http://127.0.0.1:${settings.SANDBOX_PORT}`,
    settings: { ...settings, DATA_DIR: dataDir },
  };
}

/** The portals that run during the browser tests: the gateway fetches from one, the other sends to it. */
export const e2ePortals = {
  url: portal("url", { PORT: "3200", SANDBOX_PORT: "3300", GATEWAY_UPLOAD: "url", MAX_UPLOAD_MB: "5" }),
  content: portal("content", { PORT: "3210", SANDBOX_PORT: "3310", GATEWAY_UPLOAD: "content" }),
};
