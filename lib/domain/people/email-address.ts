import { z } from "zod";
import { problem } from "../request/input-problem";

/** RFC 5321 §4.5.3.1: at most 64 octets before the @, and 254 in all, as RFC 3696 erratum 1690 counts them. */
const maxLength = 254;
const maxLocalLength = 64;

/** A Dot-string of RFC 5321 §4.1.2. A Quoted-string is left out, as browsers refuse it as well. */
const local = /[A-Z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Z0-9!#$%&'*+/=?^_`{|}~-]+)*/i;
const label = /[A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?/i;
/** The last label is never a number alone, so no IP address passes. */
const address = new RegExp(
  `^(?=[^@]{1,${maxLocalLength}}@)${local.source}@(?:${label.source}\\.)+(?=[A-Z0-9-]*[A-Z])${label.source}$`,
  "i",
);

/** Characters with a meaning in a URL, which would end or change the host there. */
const unsafeInUrl = /[\s/?#:@\\%[\]<>^|]/;

/**
 * An address as people paste it, in the form in which it is stored and compared: lower case, without invisible
 * characters, and a domain with other letters as its A-labels (RFC 5891 §4.4), which every mail server knows. What is no
 * address stays what it is.
 */
export function normalAddress(typed: string): string {
  const plain = typed
    .replace(/\p{Cf}/gu, "")
    .trim()
    .toLowerCase();
  const at = plain.lastIndexOf("@");
  return at < 0 ? plain : `${plain.slice(0, at)}@${asciiDomain(plain.slice(at + 1))}`;
}

/** The URL parser of browsers and Node.js turns a domain to its A-labels. */
function asciiDomain(domain: string): string {
  const isAscii = !/[^\x20-\x7e]/.test(domain);
  if (isAscii || unsafeInUrl.test(domain) || !URL.canParse(`http://${domain}`)) return domain;
  return new URL(`http://${domain}`).hostname;
}

export const emailAddress = z
  .string()
  .transform(normalAddress)
  .pipe(z.string().max(maxLength, problem("email_malformed")).regex(address, problem("email_malformed")));
