import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { demoAccounts, demoPassword } from "@/lib/domain/people/demo-accounts";
import { seedLibrary } from "./seed/seed-library";

// npm run seed -- --documents 100000                a library as after years of use, in ./data-seeded
// npm run seed -- --documents 100 --users 10000     with 10,000 accounts
// npm run seed -- --documents 100 --data /tmp/demo  in another folder, which must not have a database yet

const count = z.coerce.number().int().min(0).max(1_000_000);
const { values } = parseArgs({
  options: {
    documents: { type: "string", default: "1000" },
    users: { type: "string", default: "20" },
    data: { type: "string", default: "data-seeded" },
  },
});
const parsed = z.object({ documents: count, users: count, data: z.string() }).safeParse(values);
if (!parsed.success) {
  console.error("--documents and --users take whole numbers from 0 to 1,000,000.");
  process.exit(2);
}
const dataDir = path.resolve(parsed.data.data);
const startedAt = performance.now();
try {
  await seedLibrary(dataDir, {
    documentCount: parsed.data.documents,
    userCount: parsed.data.users,
    now: new Date(),
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
console.log(`${parsed.data.documents.toLocaleString("en")} documents in ${dataDir}, in ${seconds} s.`);
console.log(
  `Look at them with DATA_DIR=${dataDir} npm start, as ${demoAccounts[0]?.email}, password ${demoPassword}.`,
);
