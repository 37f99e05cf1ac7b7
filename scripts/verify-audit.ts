import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { openForReading } from "@/db/client";
import { chainReportWords } from "@/lib/audit/chain-report-words";
import { verifyChain } from "@/lib/audit/verify-chain";
import { env } from "@/lib/base/env";

// npm run audit:verify                    verifies the audit log of DATA_DIR, even while the portal runs
// npm run audit:verify -- --head <hash>   and searches for a hash stored elsewhere
// npm run audit:verify -- --file <path>   verifies another database, such as a backup

const { values } = parseArgs({ options: { head: { type: "string" }, file: { type: "string" } } });
const file = values.file ?? path.join(env().dataDir, "paraph.db");
const kept = values.head?.trim().toLowerCase();

if (!existsSync(file)) {
  console.error(`There is no database at ${file}.`);
  process.exit(2);
}
const { read, close } = openForReading(file);
const { isSound, sentences } = chainReportWords(await verifyChain(read, { kept }), kept);
close();
console.log(sentences.join("\n"));
process.exitCode = isSound ? 0 : 1;
