import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { dayMs } from "@/lib/domain/time/durations";
import { openSpool, type Spool } from "./spool";
import { byteStream, repeated } from "./testing/byte-stream";
import { filesIn } from "./testing/files-in";
import { smallDisk } from "./testing/small-disk";
import { temporaryFolder } from "./testing/temporary-folder";

const streamOf = (text: string) => byteStream([Buffer.from(text)]);

/** Writes a file of the spool and keeps it. */
const keep = (spool: Spool, text: string) =>
  spool.withTemporaryFile(streamOf(text), async (temporary, file) => {
    await spool.keepCopy(temporary, file);
    return file.sha256;
  });

const read = async (spool: Spool, sha256: string) =>
  (await spool.withCopy(sha256, (copy) => readFile(copy, "utf8")))?.result;

test("a temporary file exists while it is in use", async () => {
  const folder = await temporaryFolder();
  const spool = openSpool(folder, { maxBytes: 100 });
  const use = (temporary: string) => readFile(temporary, "utf8");
  expect(await spool.withTemporaryFile(streamOf("The lease."), use)).toBe("The lease.");
  expect(await filesIn(folder)).toEqual([]);
});

test("the least recently used copy makes room for a new file", async () => {
  const spool = openSpool(await temporaryFolder(), { maxBytes: 10 });
  const [first, second] = [await keep(spool, "aaaa"), await keep(spool, "bbbb")];
  expect(await read(spool, first)).toBe("aaaa");
  const third = await keep(spool, "cccc");
  expect(await Promise.all([first, second, third].map((sha256) => read(spool, sha256)))).toEqual([
    "aaaa",
    undefined,
    "cccc",
  ]);
});

describe("with a clock that the test sets", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
  afterEach(() => void vi.useRealTimers());

  test("a copy is removed a day after its last use", async () => {
    const spool = openSpool(await temporaryFolder(), { maxBytes: 10 });
    const [used, unused] = [await keep(spool, "aaaa"), await keep(spool, "bbbb")];
    vi.advanceTimersByTime(dayMs - 1);
    expect(await read(spool, used)).toBe("aaaa");
    vi.advanceTimersByTime(1);
    expect(await read(spool, unused)).toBeUndefined();
    vi.advanceTimersByTime(dayMs - 2);
    expect(await read(spool, used)).toBe("aaaa");
    vi.advanceTimersByTime(dayMs);
    expect(await read(spool, used)).toBeUndefined();
  });

  test("a copy that is in use for longer is removed a day after its use ends", async () => {
    const spool = openSpool(await temporaryFolder(), { maxBytes: 10 });
    const kept = await keep(spool, "aaaa");
    await spool.withCopy(kept, async (copy) => {
      vi.advanceTimersByTime(2 * dayMs);
      expect(await readFile(copy, "utf8")).toBe("aaaa");
    });
    vi.advanceTimersByTime(dayMs - 1);
    expect(await read(spool, kept)).toBe("aaaa");
    vi.advanceTimersByTime(dayMs);
    expect(await read(spool, kept)).toBeUndefined();
  });

  test("a copy that was removed while in use is not confused with a later one of the same bytes", async () => {
    const spool = openSpool(await temporaryFolder(), { maxBytes: 10 });
    const kept = await keep(spool, "aaaa");
    await spool.withCopy(kept, async () => {
      await spool.removeCopy(kept);
      await keep(spool, "aaaa");
      vi.advanceTimersByTime(dayMs - 1);
    });
    vi.advanceTimersByTime(1);
    expect(await read(spool, kept)).toBeUndefined();
  });
});

test("a copy in use is not removed, and a file that does not fit next to it is rejected", async () => {
  const folder = await temporaryFolder();
  const spool = openSpool(folder, { maxBytes: 10 });
  const kept = await keep(spool, "aaaa");
  await spool.withCopy(kept, async (copy) => {
    await expect(keep(spool, "bbbbbbb")).rejects.toMatchObject({ code: "ENOSPC" });
    expect(await readFile(copy, "utf8")).toBe("aaaa");
  });
  await keep(spool, "bbbbbbb");
  expect(await read(spool, kept)).toBeUndefined();
  expect(await filesIn(folder)).toHaveLength(1);
});

test("a file that does not fit is rejected before it is written, and its space is freed", async () => {
  const folder = await temporaryFolder();
  const spool = openSpool(folder, { maxBytes: 1_000 });
  let sent = 0;
  const endless = function* () {
    for (const chunk of repeated(Buffer.alloc(100), Infinity)) {
      sent += chunk.length;
      yield chunk;
    }
  };
  const use = () => Promise.resolve();
  await expect(spool.withTemporaryFile(byteStream(endless()), use)).rejects.toMatchObject({ code: "ENOSPC" });
  expect(sent).toBeLessThan(100_000);
  expect(await filesIn(folder)).toEqual([]);
  await spool.withTemporaryFile(byteStream([Buffer.alloc(1_000)]), use);
});

test("copies are removed if the disk is full although the spool is not", async ({ skip }) => {
  const disk = smallDisk() ?? skip("Nothing can be mounted here.");
  const spool = openSpool(disk, { maxBytes: 10_000_000 });
  const kept = await keep(spool, "a".repeat(700_000));
  await expect(keep(spool, "b".repeat(600_000))).rejects.toMatchObject({ code: "ENOSPC" });
  expect(await read(spool, kept)).toBeUndefined();
  await keep(spool, "b".repeat(600_000));
});

/** Opens the spool of the folder in another process, with a temporary file in use. */
const other = `
  const { openSpool } = await import("./lib/files/spool.ts");
  const spool = openSpool(process.argv[1], { maxBytes: 1000 });
  await spool.withTemporaryFile(new Blob(["half a file"]).stream(), (file) => {
    console.log(file);
    return new Promise(() => setInterval(() => undefined, 1000));
  });
`;

test("a start removes the files of processes that were killed, but not of running ones", async () => {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, "of-a-process-without-a-lock"));
  await writeFile(path.join(folder, "1-of-an-earlier-version"), "half a file");
  const args = ["--import", "tsx", "--input-type=module", "-e", other, folder];
  const holder = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void holder.kill("SIGKILL"));
  const [file] = (await once(createInterface({ input: holder.stdout }), "line")) as [string];
  openSpool(folder, { maxBytes: 1000 });
  expect(await filesIn(folder)).toEqual([path.relative(folder, file)]);
  holder.kill("SIGKILL");
  await once(holder, "exit");
  openSpool(folder, { maxBytes: 1000 });
  expect(await filesIn(folder)).toEqual([]);
});
