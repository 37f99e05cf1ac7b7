import { findCircles } from "./lint/circles";
import { readImports } from "./lint/imports";
import { projectRoot } from "./serving/project-root";

const folders = ["app", "components", "db", "e2e", "lib", "sandbox", "scripts", "testing"];

// lib/ itself is not a room; its folders are, like db/ and components/.
const circles = findCircles(readImports(projectRoot, folders), ["lib"]);
if (circles.length > 0) console.error(circles.join("\n\n"));
process.exitCode = circles.length > 0 ? 1 : 0;
