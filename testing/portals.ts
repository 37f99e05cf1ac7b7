import path from "node:path";

/** A portal for browser tests, with its own sandbox gateway, on other ports than those of `npm start`. */
export type TestPortal = ReturnType<typeof portal>;

/** Set another port if two checkouts run their browser tests on one machine at the same time. */
const firstPort = Number(process.env.E2E_FIRST_PORT ?? 3200);

const authSecret = "a secret of at least thirty-two letters";

/** The number of tests that run at the same time. */
export const laneCount = 2;

function portal(index: number, name: string, settings: Record<string, string>) {
  const dataDir = path.resolve(".cache", "e2e", name);
  const [port, sandboxPort, smtpPort] = [0, 100, 125].map((distance) => String(firstPort + distance + index));
  return {
    dataDir,
    authSecret,
    url: `http://localhost:${port}`,
    gatewayUrl: `http://127.0.0.1:${sandboxPort}`,
    settings: {
      ...{ ...settings, AUTH_SECRET: authSecret, DATA_DIR: dataDir },
      ...{ PORT: port, SANDBOX_PORT: sandboxPort, SANDBOX_SMTP_PORT: smtpPort },
    },
  };
}

/**
 * The portal of a lane, whose tests run one after the other: they may change its settings and inject faults into its
 * gateway. The gateway fetches files from it.
 */
export const portalOfLane = (lane: number): TestPortal =>
  portal(2 * lane + 1, `lane-${lane}`, { GATEWAY_UPLOAD: "url", MAX_UPLOAD_MB: "5" });

/** A portal that sends files to the gateway. All lanes share it, so tests leave its settings and its gateway alone. */
export const contentPortal: TestPortal = portal(0, "content", { GATEWAY_UPLOAD: "content" });

/** A portal that a test of a lane starts and stops itself. */
export const portalToStop = (lane: number): TestPortal =>
  portal(2 * lane + 2, `to-stop-${lane}`, { GATEWAY_UPLOAD: "content", HOST: "127.0.0.1" });

/**
 * A portal that asks for PDFs of another level than the default. Tests of a lane start it, with a gateway that they
 * control.
 */
export function portalOfLevel(lane: number, level: "t" | "ltv"): TestPortal {
  const index = 2 * laneCount + 1 + lane;
  return portal(index, `level-${lane}`, {
    ...{ PDF_LEVEL: level, GATEWAY_UPLOAD: "content", HOST: "127.0.0.1" },
    ...{ SMTP_URL: `smtp://127.0.0.1:${firstPort + 125 + index}`, MAIL_FROM: "paraph@example.com" },
  });
}

/** The folder from which `portalOfLists` reads trusted lists. */
export const listsFolderOf = (lane: number): string => path.resolve(".cache", "e2e", `lists-${lane}-folder`);

/** A portal that reads trusted lists from a folder. A test of a lane starts it, with no gateway behind it. */
export const portalOfLists = (lane: number): TestPortal =>
  portal(3 * laneCount + 1 + lane, `lists-${lane}`, {
    ...{ GATEWAY_UPLOAD: "content", HOST: "127.0.0.1", ONLINE_STATUS: "off" },
    TRUST_LISTS_DIR: listsFolderOf(lane),
  });

const clusterPort = firstPort + 200;

/** Three portals behind a balancer. A test starts them, as `npm run cluster` does. */
export const testCluster = {
  port: clusterPort,
  url: `http://localhost:${clusterPort}`,
  portals: [1, 2, 3].map((number) => ({ name: `portal-${number}`, port: clusterPort + number })),
  gatewayUrl: `http://127.0.0.1:${clusterPort + 4}`,
};

/** The portals that run during the browser tests. */
export const runningPortals: readonly TestPortal[] = [
  contentPortal,
  ...Array.from({ length: laneCount }, (_, lane) => portalOfLane(lane)),
];
