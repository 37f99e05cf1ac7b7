import path from "node:path";
import { framework, mayImport, roomOf } from "./rooms.mjs";

/**
 * An ESLint rule: a file imports only what the table of rooms (rooms.mjs) allows, and imports other top-level folders
 * as "@/…", so that such imports stand out.
 *
 * @type {import("eslint").Rule.RuleModule}
 */
export const roomImports = {
  meta: {
    type: "problem",
    // Contains the table, so that a change to it invalidates ESLint's cache.
    schema: [{ type: "array" }],
    messages: {
      room: "{{from}} must not import {{to}} (docs/architecture.md).",
      package: "{{from}} must not import the package {{to}} (docs/architecture.md).",
      alias: 'Import another top-level folder by "@/…".',
    },
  },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join("/");
    const room = roomOf(file);
    if (!room) return {};
    const check = (
      /** @type {import("eslint").Rule.Node} */ node,
      /** @type {string} */ specifier,
      /** @type {boolean} */ isType,
    ) => {
      const to = target(file, specifier);
      if (!to) {
        const name = framework.find((known) => specifier === known || specifier.startsWith(`${known}/`));
        if (name && !room.packages?.includes(name))
          context.report({ node, messageId: "package", data: { from: room.path, to: name } });
      } else if (!mayImport(file, to, isType)) {
        const data = { from: room.path, to: roomOf(to)?.path ?? path.posix.dirname(to) };
        context.report({ node, messageId: "room", data });
      } else if (specifier.startsWith("..") && firstFolder(to) !== firstFolder(file))
        context.report({ node, messageId: "alias" });
    };
    const ofDeclaration = (/** @type {any} */ node) => {
      if (typeof node.source?.value !== "string") return;
      const isType = (node.importKind ?? node.exportKind) === "type" || isEachType(node.specifiers ?? []);
      check(node, node.source.value, isType);
    };
    return {
      ImportDeclaration: ofDeclaration,
      ExportNamedDeclaration: ofDeclaration,
      ExportAllDeclaration: ofDeclaration,
      ImportExpression: (node) => {
        if (node.source.type === "Literal" && typeof node.source.value === "string")
          check(node, node.source.value, false);
      },
    };
  },
};

/** @param {{ importKind?: string }[]} specifiers */
const isEachType = (specifiers) =>
  specifiers.length > 0 && specifiers.every(({ importKind }) => importKind === "type");

const firstFolder = (/** @type {string} */ file) => file.split("/")[0];

/** @returns {string | undefined} the path from the root, or undefined for a package */
function target(/** @type {string} */ file, /** @type {string} */ specifier) {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (specifier.startsWith(".")) return path.posix.join(path.posix.dirname(file), specifier);
  return undefined;
}
