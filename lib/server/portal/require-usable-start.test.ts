import { expect, test } from "vitest";
import { findInstallation, setFilesPlace } from "@/db/repositories/installation";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { createSealer } from "@/lib/base/secrets/seal";
import { testSecret } from "@/lib/base/testing/test-secret";
import { requireUsableStart, wereFilesMoved } from "./require-usable-start";

async function open() {
  const db = await openTestDatabase();
  const start = {
    db,
    sealer: createSealer(testSecret),
    filesPlace: "s3://paraph#one",
    now: () => new Date(),
  };
  return {
    start: (changed: Partial<typeof start> = {}) => requireUsableStart({ ...start, ...changed }),
    isMovedFrom: (filesPlace: string) => wereFilesMoved({ db, filesPlace }),
    place: async () => (await findInstallation(db.read))?.filesPlace,
    move: (filesPlace: string) => db.write((tx) => setFilesPlace(tx, filesPlace)),
  };
}

test("portals that start with the same secret and the same store agree", async () => {
  const { start } = await open();
  await Promise.all([start(), start()]);
  await start();
});

test("a secret that is not the one of the first start is refused", async () => {
  const { start } = await open();
  await start();
  const other = createSealer("another secret of at least 32 characters");
  await expect(start({ sealer: other })).rejects.toThrow(
    "AUTH_SECRET, or the file auth-secret where it is not set, is not the one that this database was created with.",
  );
});

test.each([-10_000, 10_000])(
  "a clock that differs from the database's by %i ms is refused with both times",
  async (ms) => {
    const { start } = await open();
    const now = () => new Date(Date.now() + ms);
    await expect(start({ now })).rejects.toThrow(
      /machine \(\d{4}-.+Z\) and of the database \(\d{4}-.+Z\) differ/,
    );
  },
);

test.each([
  ["disk:one", "disk:two", "in the data folder of another portal"],
  ["disk", "s3://paraph#one", "move them to S3_BUCKET first"],
  ["s3://paraph#one", "disk", 'S3_BUCKET must be "paraph"'],
  [
    "s3://paraph#one",
    "s3://paraph#two",
    'in a bucket "paraph" of another store than the one that S3_ENDPOINT',
  ],
  ["s3://paraph#one", "s3://other#two", 'S3_BUCKET must be "paraph"'],
])("a database whose files are at %s refuses a portal with files at %s", async (first, second, reason) => {
  const { start } = await open();
  await start({ filesPlace: first });
  await expect(start({ filesPlace: second })).rejects.toThrow(reason);
});

test("a data folder is accepted after its database has moved to PostgreSQL, and no other one is", async () => {
  const { start, place } = await open();
  await start({ filesPlace: "disk" });
  await start({ filesPlace: "disk:one" });
  expect(await place()).toBe("disk:one");
  await expect(start({ filesPlace: "disk:two" })).rejects.toThrow("another portal");
});

test("of two portals that start at once on different disks after such a move, one is refused", async () => {
  const { start, place } = await open();
  await start({ filesPlace: "disk" });
  const places = ["disk:one", "disk:two"];
  const starts = await Promise.allSettled(places.map((filesPlace) => start({ filesPlace })));
  const started = places.filter((_, index) => starts[index]?.status === "fulfilled");
  expect(started).toEqual([await place()]);
});

test("a running portal detects that its files were moved, but not before the first start or on the same disk", async () => {
  const { start, isMovedFrom, move } = await open();
  expect(await isMovedFrom("disk:one")).toBe(false);
  await start({ filesPlace: "disk" });
  expect(await isMovedFrom("disk:one")).toBe(false);
  await move("s3://paraph#one");
  expect(await isMovedFrom("disk:one")).toBe(true);
});
