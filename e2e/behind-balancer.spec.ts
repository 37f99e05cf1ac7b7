import { once } from "node:events";
import { type IncomingMessage, request as send } from "node:http";
import { openDatabase } from "@/db/client";
import { listAuditEntries } from "@/db/repositories/audit-log";
import { portalToStop } from "@/testing/portals";
import { samplePdf } from "@/testing/sample-pdf";
import { addAccount, sessionCookie } from "./support/accounts";
import { startPortal } from "./support/start-portal";
import { expect, test } from "./support/test";

/** Begins an upload, and sends the second half of the file once it is told to. */
function beginUpload({ url, cookie, file }: { url: string; cookie: string; file: Buffer }) {
  const headers = {
    cookie,
    "sec-fetch-site": "same-origin",
    "x-file-name": "Slow.pdf",
    "x-forwarded-for": "198.51.100.1, 203.0.113.9",
  };
  const upload = send(`${url}/api/uploads`, {
    ...{ method: "POST", headers: { ...headers, "content-length": file.length } },
  });
  const answered = once(upload, "response") as Promise<[IncomingMessage]>;
  const half = Math.floor(file.length / 2);
  upload.write(file.subarray(0, half));
  return {
    begun: once(upload, "socket"),
    async finish() {
      upload.end(file.subarray(half));
      const [{ statusCode, headers }] = await answered;
      return { status: statusCode, connection: headers.connection };
    },
  };
}

test("a portal behind a balancer tells it first that it stops, cuts no upload, and believes no header of a client", async ({
  gateway,
}, { parallelIndex }) => {
  const place = portalToStop(parallelIndex);
  const settings = { ...place.settings, DRAIN_SECONDS: "10", TRUSTED_PROXIES: "203.0.113.0/24" };
  const portal = await startPortal({ ...place, settings }, { gatewayUrl: gateway.url });
  const db = await openDatabase(place);
  try {
    const { name, value } = await sessionCookie(db, place, await addAccount(db, {}));
    const report = async () => {
      const answer = await fetch(`${place.url}/api/ready`);
      const { status } = (await answer.json()) as { status: string };
      return { code: answer.status, status, connection: answer.headers.get("connection") };
    };
    expect(await report()).toMatchObject({ code: 200, status: "ready" });
    const file = Buffer.from(await samplePdf({ title: "Slow" }));
    const upload = beginUpload({ url: place.url, cookie: `${name}=${value}`, file });
    await upload.begun;

    const stopped = portal.stop();
    await expect.poll(report).toEqual({ code: 404, status: "draining", connection: "close" });
    expect((await fetch(`${place.url}/api/health`)).status).toBe(200);
    const refused = () =>
      fetch(`${place.url}/api/health`).then(
        () => "",
        (error: Error) => String(error.cause),
      );
    await expect.poll(refused, { timeout: 60_000 }).toContain("ECONNREFUSED");
    expect(await upload.finish()).toEqual({ status: 201, connection: "close" });
    await stopped;
    expect(portal.errors()).not.toContain("was killed");
    const entries = await listAuditEntries(db.read, { filter: {}, limit: 9 });
    const uploaded = entries.find(({ action }) => action === "document.uploaded");
    expect(uploaded?.address).toMatch(/^(127\.0\.0\.1|::1)$/);
  } finally {
    await db.close();
    await portal.stop();
  }
});

test("a portal with another secret than its database's is refused in one sentence", async ({ gateway }, {
  parallelIndex,
}) => {
  const place = portalToStop(parallelIndex);
  const portal = await startPortal(place, { gatewayUrl: gateway.url });
  await portal.stop();
  const settings = { ...place.settings, AUTH_SECRET: "another secret of at least 32 characters" };
  const again = startPortal({ ...place, settings }, { gatewayUrl: gateway.url, keepsData: true });
  await expect(again).rejects.toThrow(
    /^The portal did not start: AUTH_SECRET, or the file auth-secret where it is not set, is not the one that this database was created with\.\n$/,
  );
});
