const home = "/documents";

/**
 * Where to go after signing in: the given path of this portal, or else the library. Anything that a browser could read
 * as another site ("//host", "/\host", an absolute URL) is not followed.
 */
export function localPath(given: unknown): string {
  if (typeof given !== "string" || !/^\/(?![/\\])/.test(given)) return home;
  const base = "http://localhost";
  const url = URL.canParse(given, base) ? new URL(given, base) : undefined;
  const path = url?.origin === base ? url.pathname + url.search : home;
  return path.startsWith("//") ? home : path; // "/.//host" becomes "//host" when normalised
}
