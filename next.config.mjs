import { readdirSync } from "node:fs";
import { PHASE_PRODUCTION_SERVER } from "next/constants.js";

/** Headers for what proxy.ts leaves alone: static files and the API. Pages get a policy with a nonce there. */
const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
];

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // A title arrives with its page, for everybody: a screen reader reads it first, and a streamed one comes late.
  htmlLimitedBots: /.*/,
  serverExternalPackages: [
    "@aws-sdk/client-s3",
    "better-sqlite3",
    "@node-rs/argon2",
    "@cantoo/pdf-lib",
    "fontkit",
    "undici",
  ],
  // Tests and scripts are checked by `npm run types`, once, not by each build as well.
  typescript: { ignoreBuildErrors: true },
  outputFileTracingIncludes: {
    "/pdfjs/**": [
      "./node_modules/pdfjs-dist/{cmaps,iccs,standard_fonts,wasm}/**",
      "./node_modules/pdfjs-dist/package.json",
    ],
  },
  rewrites: async () => [
    // What opens outside our pages, as a PDF in its own tab, has no other way to ask for an icon.
    { source: "/favicon.ico", destination: "/icon.svg" },
    // TypeScript leaves out folders whose name begins with a dot.
    { source: "/.well-known/security.txt", destination: "/security.txt" },
  ],
  headers: async () => [{ source: "/:path*", headers: everywhere }],
};

/** @returns {import("next").NextConfig["turbopack"]} */
function turbopack() {
  // Each language of the portal has a file of messages.
  const languages = readdirSync("messages").map((file) => file.replace(".json", ""));
  return {
    rules: {
      "intlStrings.mjs": {
        condition: { all: ["foreign", { path: /node_modules\/react-(aria|aria-components|stately)\// }] },
        loaders: [{ loader: "./scripts/build/keep-languages.mjs", options: { languages } }],
      },
    },
  };
}

/**
 * The server of a finished build needs no compiler. next-intl's plugin loads one, and so would Next for this file if it
 * were TypeScript: 50 MB of memory.
 *
 * @param {string} phase
 */
export default async function nextConfig(phase) {
  if (phase === PHASE_PRODUCTION_SERVER) return config;
  const { default: createNextIntlPlugin } = await import("next-intl/plugin");
  return createNextIntlPlugin("./lib/server/i18n/request.ts")({ ...config, turbopack: turbopack() });
}
