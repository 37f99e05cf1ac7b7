import { closeSync, openSync, writeSync } from "node:fs";
import type { ListDay, TrustedService } from "@/lib/domain/trust/trusted-service";
import { formName, numberBytes } from "./anchors-file";
import { parseCertificate } from "../certificates/parsed-certificate";
import { responderIdentifiers } from "../certificates/responder-identifiers";
import { keyOfIdentity, keyOfName, keyOfResponder } from "./service-keys";

export type AnchorsWriter = {
  /** @returns whether its certificate could be read; a service without one vouches for nothing */
  add(service: TrustedService): boolean;
  /** Writes what is missing, and closes the file. */
  finish(days: readonly ListDay[]): void;
};

type Entry = { key: Buffer; offset: number; length: number };

/** Writes a file of trusted services, one at a time. The same services in the same order give the same bytes. */
export function writeAnchors(path: string): AnchorsWriter {
  const file = openSync(path, "w", 0o600);
  const entries: Entry[] = [];
  let position = 0;

  function append(bytes: Buffer): number {
    const offset = position;
    writeSync(file, bytes);
    position += bytes.length;
    return offset;
  }

  append(formName);
  return {
    add(service) {
      const keys = keysOf(service);
      const record = Buffer.from(JSON.stringify(service));
      const offset = keys.length > 0 ? append(record) : 0;
      entries.push(...keys.map((key) => ({ key, offset, length: record.length })));
      return keys.length > 0;
    },
    finish(days) {
      const record = Buffer.from(JSON.stringify(days));
      const daysOffset = append(record);
      const indexOffset = position;
      const sorted = entries.toSorted((a, b) => Buffer.compare(a.key, b.key) || a.offset - b.offset);
      append(
        Buffer.concat(sorted.map(({ key, offset, length }) => Buffer.concat([key, numbers(offset, length)]))),
      );
      append(numbers(daysOffset, record.length, indexOffset, sorted.length));
      closeSync(file);
    },
  };
}

function keysOf({ certificate, type }: TrustedService): Buffer[] {
  try {
    const parsed = parseCertificate(Buffer.from(certificate, "base64"));
    const { x509 } = parsed;
    const isResponder = type.startsWith("Certstatus/OCSP");
    return [
      ...[keyOfIdentity(x509), keyOfName(x509.subject)],
      ...(isResponder ? responderIdentifiers(parsed).map(keyOfResponder) : []),
    ];
  } catch {
    return []; // not a certificate, or with a key that OpenSSL does not know
  }
}

function numbers(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * numberBytes);
  values.forEach((value, index) => bytes.writeUInt32BE(value, index * numberBytes));
  return bytes;
}
