import { mkdir } from "node:fs/promises";
import path from "node:path";
import Database from "better-sqlite3";
import { openSqlite } from "@/db/engines/sqlite";
import { removeLibraryIndex } from "@/db/engines/sqlite-library-index";
import {
  auditEvents,
  documents,
  documentTags,
  files,
  signers,
  signingFiles,
  signings,
  tags,
} from "@/db/schema";
import { newId } from "@/lib/domain/ids";
import { languages } from "@/lib/domain/text/language";
import { foldedName } from "@/lib/domain/text/sort-name";
import { createDiskFileStore } from "@/lib/files/disk-file-store";
import { samplePdf } from "../chaos/sample-pdf";
import { inserterOf } from "./bulk-insert";
import { type SeededRandom, seededRandom } from "./seeded-random";
import { seedDocument, type SeedEvent } from "./seed-document";
import { seedUsers, type SeedUser, randomOutsiders } from "./seed-people";
import { chainEvents } from "./chain-events";
import { words } from "./words";

const storedFiles = 12;

/**
 * Fills a new data folder with a library as after years of use. All accounts have the password of the demo accounts.
 *
 * @throws {Error} when the folder has a database already
 */
export async function seedLibrary(
  dataDir: string,
  { documentCount, userCount, now }: { documentCount: number; userCount: number; now: Date },
): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const file = path.join(dataDir, "paraph.db");
  await openSqlite(file).close();
  const connection = new Database(file);
  connection.pragma("synchronous = OFF"); // a run that is interrupted starts over
  if (connection.prepare("SELECT 1 FROM users").get())
    throw new Error(`There are documents in ${dataDir} already. Choose a folder of its own.`);
  removeLibraryIndex(connection);
  const random = seededRandom(2026);
  connection.exec("BEGIN");
  const owners = await seedUsers(connection, { count: userCount, random, now });
  const events: SeedEvent[] = [];
  const seeding = {
    ...{ random, now, owners, stored: await storeFiles(path.join(dataDir, "files")) },
    outsiders: randomOutsiders(20 + Math.round(documentCount / 5), random),
    tagsOf: seedTags(connection, owners, random, now),
    insert: {
      document: inserterOf(connection, documents),
      file: inserterOf(connection, files),
      signing: inserterOf(connection, signings),
      signingFile: inserterOf(connection, signingFiles),
      signer: inserterOf(connection, signers),
      documentTag: inserterOf(connection, documentTags),
    },
    record: (event: SeedEvent) => events.push(event),
  };
  for (let count = 0; count < documentCount; count++) seedDocument(seeding);
  chainEvents(events, inserterOf(connection, auditEvents));
  connection.exec("COMMIT");
  connection.close();
  await openSqlite(file).close(); // this rebuilds the library index
}

/** Stores a few files that all documents share. */
async function storeFiles(folder: string) {
  const store = await createDiskFileStore(folder);
  const pdfs = Array.from({ length: storedFiles }, (_, number) => samplePdf(`Sample ${number + 1}`));
  return Promise.all(pdfs.map(async (pdf) => store.put(new Blob([await pdf]).stream())));
}

/** Returns an owner's tags, all in one language, which are inserted when first needed. */
function seedTags(connection: Database.Database, owners: SeedUser[], random: SeededRandom, now: Date) {
  const insert = inserterOf(connection, tags);
  const languageOf = new Map(owners.map(({ id }) => [id, random.oneOf(languages)]));
  const tagsByOwner = new Map<string, string[]>();
  return ({ id: ownerId }: SeedUser): string[] => {
    const known = tagsByOwner.get(ownerId);
    if (known) return known;
    const ids = words[languageOf.get(ownerId) ?? "en"].tags.map((name) => {
      const id = newId("tag", now);
      insert({ id, ownerId, name, foldedName: foldedName(name), createdAt: now });
      return id;
    });
    tagsByOwner.set(ownerId, ids);
    return ids;
  };
}
