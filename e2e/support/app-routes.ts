import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A method of a route handler. */
export type RouteMethod = { path: string; method: string };
/** A server action, and a page that carries it. */
export type Action = { id: string; name: string; page: string };

/** `app/(portal)/documents/[documentId]/page.tsx` → `/documents/[documentId]` */
function urlPathOf(source: string): string {
  const segments = path.dirname(source).split(path.sep).slice(1);
  return `/${segments.filter((segment) => !/^\(.*\)$/.test(segment)).join("/")}`;
}

const sources = (name: string) =>
  readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === name)
    .map((file) => path.join("app", file))
    .sort();

/** The paths of all pages, read from the folder `app`. */
export function listPages(): string[] {
  return sources("page.tsx").map(urlPathOf);
}

/** All route handlers, once for each method that they export, read from the folder `app`. */
export function listRoutes(): RouteMethod[] {
  return sources("route.ts").flatMap((source) => {
    const code = readFileSync(source, "utf8");
    const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((method) =>
      new RegExp(`export (const|async function|function) ({[^}]*)?\\b${method}\\b`).test(code),
    );
    if (methods.length === 0) throw new Error(`${source} exports no method that is known here.`);
    return methods.map((method) => ({ path: urlPathOf(source), method }));
  });
}

type Manifest = { node: Record<string, { exportedName: string; workers: Record<string, unknown> }> };

/** All server actions of the build, each with a page that carries it. */
export function listActions(): Action[] {
  const manifest = JSON.parse(
    readFileSync(".next/server/server-reference-manifest.json", "utf8"),
  ) as Manifest;
  return Object.entries(manifest.node).map(([id, { exportedName, workers }]) => ({
    id,
    name: exportedName,
    page: urlPathOf(Object.keys(workers)[0] ?? ""),
  }));
}

/** Fills in `/documents/[documentId]`: a document's id, and an id that does not exist for every other parameter. */
export function withDocument(urlPath: string, documentId: string): string {
  return urlPath
    .replace("[documentId]", documentId)
    .replace("[role]", "source")
    .replace(/\[[^\]]+\]/g, "made-up");
}
