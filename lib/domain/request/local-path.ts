const home = "/documents";

/**
 * Where to go after signing in: a path of this portal, or else the library. Anything that a browser could
 * read as another site ("//host", "/\host", a full address) is not followed.
 */
export function localPath(given: unknown): string {
  if (typeof given !== "string" || !/^\/(?![/\\])/.test(given)) return home;
  const base = "http://localhost";
  const url = URL.canParse(given, base) ? new URL(given, base) : undefined;
  const path = url?.origin === base ? url.pathname + url.search : home;
  return path.startsWith("//") ? home : path; // "/.//host" is a path until it is normalised
}
