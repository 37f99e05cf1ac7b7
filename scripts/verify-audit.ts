import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { openForReading } from "@/db/client";
import { openSqliteForReading } from "@/db/engines/sqlite";
import { chainReportWords } from "@/lib/audit/chain-report-words";
import { verifyChain } from "@/lib/audit/verify-chain";
import { env } from "@/lib/base/env";

// npm run audit:verify                    verifies the audit log of DATA_DIR, even while the portal runs
// npm run audit:verify -- --head <hash>   and searches for a hash stored elsewhere
// npm run audit:verify -- --file <path>   verifies another database, such as a backup

const { values } = parseArgs({ options: { head: { type: "string" }, file: { type: "string" } } });
const { dataDir, databaseUrl } = env();
const file = values.file ?? (databaseUrl === undefined ? path.join(dataDir, "paraph.db") : undefined);
const kept = values.head?.trim().toLowerCase();

if (file !== undefined && !existsSync(file)) {
  console.error(`There is no database at ${file}.`);
  process.exit(2);
}
const { read, close } =
  file === undefined ? openForReading({ dataDir, databaseUrl }) : openSqliteForReading(file);
const { isSound, sentences } = chainReportWords(await verifyChain(read, { kept }), kept);
await close();
console.log(sentences.join("\n"));
process.exitCode = isSound ? 0 : 1;
