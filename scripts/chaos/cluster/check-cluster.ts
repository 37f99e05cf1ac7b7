import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { projectRoot } from "../../serving/project-root";
import { authSecret, type Cluster } from "./cluster";
import type { ClusterJourney } from "./run-cluster-journey";
import { repeatedMailsOf } from "./strikes";

const run = promisify(execFile);

type MailRow = { messageId: string; sentAt: number | null };

/** Checks the mails of a document that is over against those that the mail server received. */
export async function checkMails(
  { database, portals }: Cluster,
  {
    signingId,
    received,
    strikes,
  }: { signingId: string; received: string[]; strikes: ClusterJourney["strikes"] },
): Promise<{ broken: string[]; repeated: number }> {
  const rows = await database.query<MailRow>(
    `SELECT message_id AS "messageId", sent_at AS "sentAt" FROM mails WHERE signing_id = $1`,
    signingId,
  );
  const plain = (messageId: string) => messageId.replace(/^<|>$/g, "");
  const known = rows.map(({ messageId }) => plain(messageId));
  const arrived = received.map(plain);
  const missing = rows.filter(
    ({ messageId, sentAt }) => sentAt !== null && !arrived.includes(plain(messageId)),
  );
  const strange = arrived.filter((messageId) => !known.includes(messageId));
  const repeated = arrived.length - new Set(arrived).size;
  const allowed = strikes.reduce((sum, kind) => sum + repeatedMailsOf(kind, portals.length), 0);
  const broken = [
    ...(missing.length > 0 ? [`${missing.length} mails are recorded as sent and did not arrive`] : []),
    ...(strange.length > 0 ? [`${strange.length} mails arrived that are not recorded`] : []),
    ...(repeated > allowed ? [`${repeated} mails arrived again, and ${allowed} may have`] : []),
  ];
  return { broken, repeated };
}

/** Checks that each postback that was answered with success is stored. */
export async function checkPostbacks(
  { database, evidence }: Cluster,
  { signingId, gatewayToken }: { signingId: string; gatewayToken: string },
): Promise<string[]> {
  const answered = await evidence.gateway.countAnsweredPostbacks(gatewayToken);
  const [row] = await database.query<{ count: number }>(
    "SELECT count(*) AS count FROM postbacks WHERE signing_id = $1",
    signingId,
  );
  const stored = row?.count ?? 0;
  return stored < answered ? [`${answered} postbacks were answered, but ${stored} are stored`] : [];
}

/** Checks the whole audit log as `npm run audit:verify` does. @returns what it says if it is not whole */
export async function checkChain({ database, evidence }: Cluster): Promise<string[]> {
  const args = ["--import", "tsx", "scripts/verify-audit.ts"];
  const settings = {
    DATABASE_URL: database.url,
    AUTH_SECRET: authSecret,
    SANDBOX_URL: evidence.gateway.url,
  };
  try {
    await run(process.execPath, args, { cwd: projectRoot, env: { ...process.env, ...settings } });
    return [];
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    return [`the audit log is not whole: ${stdout}${stderr}`];
  }
}
