import { dayMs } from "@/lib/domain/time/durations";

/** RFC 9116 §2.5.5 recommends less than a year. The file is generated for each request, so it never expires. */
const validForMs = 180 * dayMs;

/** Returns a security.txt file (RFC 9116). `contact` is a mailto: or https: URI. */
export function securityText({
  appUrl,
  contact,
  now,
}: {
  appUrl: string;
  contact: string;
  now: Date;
}): string {
  const expires = new Date(now.getTime() + validForMs).toISOString();
  return [
    `Contact: ${contact}`,
    `Expires: ${expires}`,
    `Canonical: ${appUrl}/.well-known/security.txt`,
    "",
  ].join("\n");
}
