import { findCircles } from "./lint/circles";
import { readImports } from "./lint/imports";
import { projectRoot } from "./serving/project-root";

const folders = ["app", "components", "db", "e2e", "lib", "sandbox", "scripts"];

// lib/ is no room: its folders are, beside db/ and components/.
const circles = findCircles(readImports(projectRoot, folders), ["lib"]);
if (circles.length > 0) console.error(circles.join("\n\n"));
process.exitCode = circles.length > 0 ? 1 : 0;
