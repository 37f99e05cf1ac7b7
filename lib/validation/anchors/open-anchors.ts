import { X509Certificate } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { z } from "zod";
import {
  type ListDay,
  listDay,
  type TrustedService,
  trustedService,
} from "@/lib/domain/trust/trusted-service";
import { memoize } from "../certificates/memoize";
import { type ParsedCertificate, parseCertificate } from "../certificates/parsed-certificate";
import type { TrustAnchors } from "../process/validation-context";
import { footerBytes, formName, numberBytes } from "./anchors-file";
import { keyBytes, keyOfIdentity, keyOfName, keyOfResponder } from "./service-keys";

type Range = { offset: number; length: number };
type Source = { find(key: Buffer): TrustedService[]; days: ListDay[] };

const entryBytes = keyBytes + 2 * numberBytes;

/**
 * Opens trusted services for lookups by certificate. Only the index of the file is read, and the services that
 * match.
 *
 * @param path a file of `writeAnchors`; undefined if there are no lists
 * @param extra services that are not from lists: of the portal and of the sandbox
 * @throws if the file cannot be read or is of another form
 */
export function openTrustAnchors(path: string | undefined, extra: readonly TrustedService[]): TrustAnchors {
  const file = path === undefined ? { find: () => [], days: [] } : openFile(path);
  const own = openExtra(extra);
  const find = (key: Buffer) => [...own.find(key), ...file.find(key)];
  const parse = memoize((certificate: string) => parseCertificate(Buffer.from(certificate, "base64")));
  // The lists have one entry for each type of a service.
  const certificatesOf = (services: TrustedService[]): ParsedCertificate[] =>
    [...new Set(services.map(({ certificate }) => certificate))].map(parse);
  // The signatures of a file often share their authorities.
  const servicesOf = memoize((x509: X509Certificate) => find(keyOfIdentity(x509)));
  const issuersNamed = memoize((name: string) => certificatesOf(find(keyOfName(name))));
  return {
    lists: file.days,
    servicesOf: ({ x509 }) => servicesOf(x509),
    issuersOf: ({ x509 }) => issuersNamed(x509.issuer),
    responders: (identifier) => certificatesOf(file.find(keyOfResponder(identifier))),
  };
}

function openExtra(services: readonly TrustedService[]): Source {
  const found = services.map((service) => {
    const x509 = new X509Certificate(Buffer.from(service.certificate, "base64"));
    return { service, keys: [keyOfIdentity(x509), keyOfName(x509.subject)] };
  });
  return {
    days: [],
    find: (key) =>
      found.filter(({ keys }) => keys.some((own) => own.equals(key))).map(({ service }) => service),
  };
}

function openFile(path: string): Source {
  const { days, index } = withFile(path, (read, size) => {
    if (!read({ offset: 0, length: formName.length }).equals(formName))
      throw new Error("The file does not hold trusted services.");
    const footer = read({ offset: size - footerBytes, length: footerBytes });
    const number = (place: number) => footer.readUInt32BE(place * numberBytes);
    const daysRange = { offset: number(0), length: number(1) };
    return {
      days: z.array(listDay).parse(JSON.parse(read(daysRange).toString())),
      index: read({ offset: number(2), length: number(3) * entryBytes }),
    };
  });
  return {
    days,
    find(key) {
      const ranges = findRanges(index, key);
      if (ranges.length === 0) return [];
      return withFile(path, (read) =>
        ranges.map((range) => trustedService.parse(JSON.parse(read(range).toString()))),
      );
    },
  };
}

function findRanges(index: Buffer, key: Buffer): Range[] {
  const keyAt = (entry: number) => index.subarray(entry * entryBytes, entry * entryBytes + keyBytes);
  const count = index.length / entryBytes;
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (Buffer.compare(keyAt(middle), key) < 0) low = middle + 1;
    else high = middle;
  }
  const ranges: Range[] = [];
  for (let entry = low; entry < count && keyAt(entry).equals(key); entry++) {
    const at = entry * entryBytes + keyBytes;
    ranges.push({ offset: index.readUInt32BE(at), length: index.readUInt32BE(at + numberBytes) });
  }
  return ranges;
}

function withFile<T>(path: string, use: (read: (range: Range) => Buffer, size: number) => T): T {
  const file = openSync(path, "r");
  try {
    const read = ({ offset, length }: Range) => {
      const bytes = Buffer.alloc(length);
      readSync(file, bytes, 0, length, offset);
      return bytes;
    };
    return use(read, fstatSync(file).size);
  } finally {
    closeSync(file);
  }
}
