import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The status of a certificate at its issuer: when it was revoked, if it was. */
export type CertificateRecord = { revokedAt?: Date };

export type Ledger = ReturnType<typeof openLedger>;

/**
 * The serial numbers that an authority has issued and revoked, in a file that only grows: a line `issued SERIAL` or
 * `revoked SERIAL INSTANT` each. A line that a crash cut short is skipped.
 */
export function openLedger(dir: string) {
  const file = path.join(dir, "ledger.txt");
  const records = new Map<string, CertificateRecord>();
  if (existsSync(file)) for (const line of readFileSync(file, "utf8").split("\n")) read(line);

  function read(line: string) {
    const [, action, serial = "", instant] = /^(issued|revoked) ([0-9a-f]+)(?: (\S+Z))?$/.exec(line) ?? [];
    if (action === "issued") records.set(serial, {});
    if (action === "revoked" && instant) records.set(serial, { revokedAt: new Date(instant) });
  }

  function write(line: string) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    appendFileSync(file, `${line}\n`, { mode: 0o600, flush: true });
    read(line);
  }

  return {
    recordIssue: (serial: string) => write(`issued ${serial}`),
    revoke: (serial: string, at: Date) => write(`revoked ${serial} ${at.toISOString()}`),
    /** The record of a certificate; undefined if none with this serial number was issued. */
    find: (serial: string) => records.get(serial),
    listRevoked: () =>
      [...records].flatMap(([serial, { revokedAt }]) => (revokedAt ? [{ serial, revokedAt }] : [])),
  };
}
