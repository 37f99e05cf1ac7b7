import type { z } from "zod";
import type { settings } from "./env-settings";

type Values = z.infer<typeof settings>;
type Name = keyof Values;

/** Settings that mean nothing, or something dangerous, without another one; and why, where it is not obvious. */
const needed: { set: Name; needs: Name | [Name, Name]; because?: string }[] = [
  { set: "GATEWAY_URL", needs: "GATEWAY_ACCESS_TOKEN" },
  {
    ...{ set: "GATEWAY_URL", needs: "APP_URL" },
    because: "links in mails would otherwise lead each reader to their own machine",
  },
  {
    ...{ set: "GATEWAY_ACCESS_TOKEN", needs: "GATEWAY_URL" },
    because: "the portal would otherwise use its sandbox, with demo accounts and test signatures",
  },
  { set: "SMTP_URL", needs: "MAIL_FROM", because: "the address that mail comes from" },
  { set: "S3_ENDPOINT", needs: "S3_BUCKET" },
  { set: "S3_REGION", needs: "S3_BUCKET" },
  { set: "S3_ACCESS_KEY_ID", needs: "S3_BUCKET" },
  { set: "S3_SECRET_ACCESS_KEY", needs: "S3_BUCKET" },
  { set: "S3_ACCESS_KEY_ID", needs: "S3_SECRET_ACCESS_KEY" },
  { set: "S3_SECRET_ACCESS_KEY", needs: "S3_ACCESS_KEY_ID" },
  { set: "DATABASE_URL", needs: "AUTH_SECRET", because: "every portal on a database needs the same one" },
  {
    ...{ set: "DATABASE_URL", needs: ["GATEWAY_URL", "SANDBOX_URL"] },
    because: "each portal on a database would otherwise start a sandbox of its own",
  },
];

/** Settings of which only one may be set. */
const exclusive: { names: [Name, Name]; because: string }[] = [
  { names: ["GATEWAY_URL", "SANDBOX_URL"], because: "a portal has one gateway" },
  { names: ["TRUST_LISTS_URL", "TRUST_LISTS_DIR"], because: "lists have one source" },
];

/** The largest upload where neither the environment nor an admin sets another. */
const defaultUploadMb = 100;

/** The largest file must fit with its signed version and what other work has in use, or its signing never ends. */
export const uploadsInSpool = 3;

/** Why settings do not go together, in one sentence; undefined if they do. */
export function conflictOf(values: Values): string | undefined {
  const isSet = (name: Name) => values[name] !== undefined;
  for (const { set, needs, because } of needed)
    if (isSet(set) && ![needs].flat().some(isSet))
      return `${set} is set, so ${[needs].flat().join(" or ")} must be set too${because ? `: ${because}` : ""}.`;
  for (const { names, because } of exclusive)
    if (names.every(isSet)) return `${names.join(" and ")} are both set, but ${because}.`;
  const { S3_BUCKET, SPOOL_MB, MAX_UPLOAD_MB = defaultUploadMb } = values;
  if (S3_BUCKET && SPOOL_MB < uploadsInSpool * MAX_UPLOAD_MB)
    return `SPOOL_MB is ${SPOOL_MB}, but must be at least ${uploadsInSpool * MAX_UPLOAD_MB}: three times the largest upload, which is ${MAX_UPLOAD_MB} MB (MAX_UPLOAD_MB).`;
  return undefined;
}
