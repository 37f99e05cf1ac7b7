import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";

const jquery = readFileSync(createRequire(import.meta.url).resolve("jquery"));

/** When a page loads the script of the gateway. */
export type Loading = "before load" | "after load, with init" | "after load, without init";

/** A call of the page's handlers by the gateway's script. */
export type Callback = {
  name: "success" | "error";
  errors?: { code: number; message: string }[] | string;
  /** The errors as a page reads them that joins a list. */
  text?: string;
};

/**
 * Serves a page that embeds a signing page as integrators do, on another origin than the sandbox. The page records the
 * calls of its handlers in `window.callbacks`, and sets `window.isListening` once the gateway's script has loaded.
 */
export async function startHost(gatewayUrl: string) {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/jquery.js") return response.setHeader("content-type", "text/javascript").end(jquery);
    if (pathname === "/favicon.ico") return response.writeHead(204).end();
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(page(gatewayUrl, searchParams));
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    pageFor: (frameUrl: string, { loading = "before load" as Loading, adjustHeight = false } = {}) => {
      const query = { frame: frameUrl, loading, ...(adjustHeight ? { adjust: "yes" } : {}) };
      return `http://localhost:${port}/?${new URLSearchParams(query)}`;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function page(gatewayUrl: string, query: URLSearchParams): string {
  const source = `${gatewayUrl}/js/isign.frame.js`;
  const loading = query.get("loading") as Loading;
  const later = `window.addEventListener("load", () => setTimeout(() => {
    const script = document.createElement("script");
    script.src = ${JSON.stringify(source)};
    script.onload = () => {
      ${loading === "after load, with init" ? "Isign.PostMessage.init();" : ""}
      window.isListening = true;
    };
    document.head.append(script);
  }));`;
  const atOnce = `window.addEventListener("load", () => setTimeout(() => { window.isListening = true; }));`;
  return `<!doctype html><html lang="en"><title>Host</title>
    <script src="/jquery.js"></script>
    <script>
      window.callbacks = [];
      window.Isign = {
        onSignSuccess: () => callbacks.push({ name: "success" }),
        onSignError: (errors) =>
          callbacks.push({ name: "error", errors, text: Array.isArray(errors) ? errors.join("; ") : errors }),
        ${query.has("adjust") ? "adjustHeight: true," : ""}
      };
    </script>
    ${loading === "before load" ? `<script src="${source}"></script><script>${atOnce}</script>` : `<script>${later}</script>`}
    <iframe id="isign-gateway" title="Signing" style="width: 900px; height: 300px"
      src="${query.get("frame")?.replaceAll("&", "&amp;")}"></iframe>`;
}
