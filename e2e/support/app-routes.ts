import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A method of a route handler. */
export type RouteMethod = { path: string; method: string };
/** A server action, the pages that use it, and one of them. */
export type Action = { id: string; name: string; pages: string[]; page: string };

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

/** All server actions of the build. */
export function listActions(): Action[] {
  const manifest = JSON.parse(
    readFileSync(".next/server/server-reference-manifest.json", "utf8"),
  ) as Manifest;
  return Object.entries(manifest.node).map(([id, { exportedName: name, workers }]) => {
    const pages = Object.keys(workers).map(urlPathOf);
    return { id, name, pages, page: pages[0] ?? "" };
  });
}

/**
 * The server actions of the pages that match, each with such a page. Those of the account are left out: the navigation,
 * which signs out, brings them to every page, and they concern only the caller.
 */
export function listActionsOf(matches: (page: string) => boolean): Action[] {
  return listActions().flatMap((action) => {
    const page = action.pages.find(matches);
    return page === undefined || action.pages.includes("/account") ? [] : [{ ...action, page }];
  });
}

export const nameOf = ({ name }: Action) => name;

/** Fills in `/documents/[documentId]`: the given document's id, and a made-up value for every other parameter. */
export function withDocument(urlPath: string, documentId: string): string {
  return urlPath
    .replace("[documentId]", documentId)
    .replace("[role]", "source")
    .replace(/\[[^\]]+\]/g, "made-up");
}
