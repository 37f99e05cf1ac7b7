import { findBrowser } from "@/testing/browser";
import { engineNames, engines, missingEngineMessage } from "@/testing/drivers/engines";
import { findProgram } from "@/testing/programs";
import { missingServerMessage, systemServers } from "@/testing/servers/installed";
import { StartError } from "@/lib/base/start-error";
import { runCommand } from "./command";
import { installOnDebian, isDebianRoot } from "./debian-packages";

type Tool = { name: string; exists: () => boolean; debian: string; homebrew?: string };

const onPath = (name: string, packages: { debian: string; homebrew?: string }): Tool => ({
  name,
  exists: () => findProgram(name) !== undefined,
  ...packages,
});

const signatureTools: Tool[] = [
  onPath("pdfsig", { debian: "poppler-utils", homebrew: "poppler" }),
  onPath("pdftoppm", { debian: "poppler-utils", homebrew: "poppler" }),
  onPath("pdftotext", { debian: "poppler-utils", homebrew: "poppler" }),
  onPath("pdfinfo", { debian: "poppler-utils", homebrew: "poppler" }),
  onPath("qpdf", { debian: "qpdf", homebrew: "qpdf" }),
  onPath("certutil", { debian: "libnss3-tools", homebrew: "nss" }),
  onPath("openssl", { debian: "openssl", homebrew: "openssl" }),
  onPath("jq", { debian: "jq", homebrew: "jq" }),
  onPath("unzip", { debian: "unzip", homebrew: "unzip" }),
  onPath("xmlsec1", { debian: "xmlsec1", homebrew: "libxmlsec1" }),
  onPath("xmllint", { debian: "libxml2-utils", homebrew: "libxml2" }),
];

const browser: Tool = {
  name: "Chromium",
  exists: () => findBrowser() !== undefined,
  debian: "chromium-headless-shell",
};

/**
 * Requires the programs that tests use and npm does not install: readers of signatures, archives and the log that are
 * independent of our own code and, unless the tests run without one, a browser. Installs missing ones where possible,
 * and further browsers and servers too; the tests with one that is still missing are skipped, which is announced.
 *
 * @throws {StartError} naming what is missing and how to install it
 */
export async function requireTestTools({ withBrowser }: { withBrowser: boolean }): Promise<void> {
  const chosen = process.env.CHROMIUM_PATH;
  if (withBrowser && chosen && !browser.exists())
    throw new StartError(`CHROMIUM_PATH is "${chosen}", but no browser is there.`);
  const tools = withBrowser ? [...signatureTools, browser] : signatureTools;
  const isMissing = (tool: Tool) => !tool.exists();
  const missingEngines = () => (withBrowser ? engineNames.filter((name) => !engines[name].find()) : []);
  const missingServers = () => systemServers.filter(({ isInstalled }) => !isInstalled());
  const required = tools.filter(isMissing).map(({ debian }) => debian);
  const optional = [
    ...missingEngines().map((name) => engines[name].debian),
    ...missingServers().map(({ debian }) => debian),
  ];
  if (required.length + optional.length > 0 && isDebianRoot())
    await installOnDebian([unique(required), ...optional]);
  if (withBrowser && isMissing(browser))
    await runCommand(["playwright", "install", "--only-shell", "chromium"]);
  const missing = tools.filter(isMissing);
  if (missing.length > 0) throw new StartError(missingToolsMessage(missing));
  for (const name of missingEngines()) console.log(missingEngineMessage(name));
  for (const server of missingServers()) console.log(missingServerMessage(server));
}

/** Names the missing programs and how to install them, as a sentence. */
export function missingToolsMessage(missing: Pick<Tool, "name" | "debian" | "homebrew">[]): string {
  const debian = unique(missing.map((tool) => tool.debian));
  const homebrew = unique(missing.flatMap((tool) => tool.homebrew ?? []));
  const ways = [
    `apt-get install ${debian.join(" ")} on Debian`,
    ...(homebrew.length > 0 ? [`brew install ${homebrew.join(" ")} on macOS`] : []),
    ...(missing.some(({ name }) => name === browser.name) ? ["CHROMIUM_PATH for a browser elsewhere"] : []),
  ];
  return `The tests need ${missing.map(({ name }) => name).join(", ")}: ${ways.join("; ")}.`;
}

const unique = (names: string[]) => [...new Set(names)];
