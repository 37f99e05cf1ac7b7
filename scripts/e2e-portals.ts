import path from "node:path";

/** A portal with a sandbox gateway of its own, on ports apart from those that `npm start` uses. */
export type E2ePortal = ReturnType<typeof portal>;

/** Set to another number where two checkouts run their browser tests on one machine at once. */
const firstPort = Number(process.env.E2E_FIRST_PORT ?? 3200);

/** Tests run in so many lanes at once, each with portals and data of its own, so that none sees another's doings. */
export const laneCount = 2;
const portsOfALane = 30;

/** The lane of this process: Playwright numbers those that run at the same time. */
const ownLane = Number(process.env.TEST_PARALLEL_INDEX ?? 0);

function portal(lane: number, name: string, offset: number, settings: Record<string, string>) {
  const dataDir = path.resolve(".cache", "e2e", `${name}-${lane}`);
  const [port, sandboxPort, smtpPort] = [0, 100, 125].map((distance) =>
    String(firstPort + lane * portsOfALane + distance + offset),
  );
  return {
    dataDir,
    url: `http://localhost:${port}`,
    gatewayUrl: `http://127.0.0.1:${sandboxPort}`,
    settings: {
      ...{ ...settings, DATA_DIR: dataDir },
      ...{ PORT: port, SANDBOX_PORT: sandboxPort, SANDBOX_SMTP_PORT: smtpPort },
    },
  };
}

/** The portals that run during the browser tests of a lane: the gateway fetches from one, the other sends to it. */
export const portalsOfLane = (lane: number) => ({
  url: portal(lane, "url", 0, { GATEWAY_UPLOAD: "url", MAX_UPLOAD_MB: "5" }),
  content: portal(lane, "content", 10, { GATEWAY_UPLOAD: "content" }),
});

export const e2ePortals = portalsOfLane(ownLane);

const authSecret = "a secret of at least thirty-two letters";

/** One that a test starts and stops by itself. */
export const portalToStop = {
  ...portal(ownLane, "to-stop", 20, { GATEWAY_UPLOAD: "content", AUTH_SECRET: authSecret }),
  authSecret,
};
