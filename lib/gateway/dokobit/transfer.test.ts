import { describe, expect, test } from "vitest";
import { createDiskFileStore } from "@/lib/files/disk-file-store";
import { canListOpenFiles, openFilesIn } from "@/lib/files/testing/open-files-in";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { failureOf } from "./testing/failure-of";
import {
  accessToken,
  clientWithoutServer,
  cutOff,
  json,
  startScriptedGateway,
  text,
} from "./testing/scripted-gateway";

const uploaded = json(200, { status: "ok", token: "file-1" });

/** Bytes in chunks of these sizes, over and over. */
function chunked(bytes: Buffer, sizes: number[]): ReadableStream<Uint8Array> {
  let at = 0;
  let turn = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      const size = sizes[turn++ % sizes.length]!;
      controller.enqueue(bytes.subarray(at, (at += size)));
    },
  });
}

const pattern = (size: number) =>
  Buffer.from(Uint8Array.from({ length: size }, (_, index) => (index * 31 + 7) % 251));

describe("upload by content", () => {
  test.each([
    [0, [1]],
    [1, [1]],
    [2, [1]],
    [3, [3]],
    [3, [2, 1]],
    [1_000_000, [1, 2, 4096, 5, 65_537, 7]],
  ])("sends %i bytes in chunks of %j as base64, with the length announced", async (size, sizes) => {
    const { client, calls } = await startScriptedGateway(uploaded);
    const bytes = pattern(size);
    const name = 'Sutartis "}} – Žalgirio g. 5.pdf';
    const source = { name, digest: "d".repeat(64), content: chunked(bytes, sizes), sizeBytes: size };
    expect(await client.uploadFile(source)).toMatchObject({ token: "file-1" });
    const { headers, body } = calls[0]!;
    expect(headers["content-length"]).toBe(String(body.length));
    expect(headers["transfer-encoding"]).toBeUndefined();
    const { file } = JSON.parse(String(body)) as { file: Record<string, string> };
    expect(file).toEqual({ name, digest: source.digest, content: bytes.toString("base64") });
  });

  test.runIf(canListOpenFiles)("closes the file when the gateway is down", async () => {
    const folder = await temporaryFolder();
    const store = await createDiskFileStore(folder);
    const { sha256 } = await store.put(chunked(pattern(500_000), [65_536]));
    const client = await clientWithoutServer();
    const content = await store.open(sha256);
    const call = client.uploadFile({ name: "a.pdf", digest: sha256, content, sizeBytes: 500_000 });
    expect((await failureOf(call)).failure).toBe("unreachable");
    await expect.poll(() => openFilesIn(folder), { timeout: 4_000 }).toEqual([]);
  });

  test("fails when the file is shorter than recorded", async () => {
    const { client, calls } = await startScriptedGateway(uploaded);
    const source = { name: "a.pdf", digest: "d", content: chunked(pattern(10), [3]), sizeBytes: 4_000 };
    expect((await failureOf(client.uploadFile(source))).failure).toBe("unreachable");
    expect(calls).toEqual([]);
  });
});

test("upload by URL sends name, digest and URL, and no content", async () => {
  const { client, calls } = await startScriptedGateway(uploaded);
  const source = { name: "a.pdf", digest: "d".repeat(64), url: "https://portal.test/api/files/x" };
  await client.uploadFile(source);
  expect(JSON.parse(String(calls[0]!.body))).toEqual({ file: source });
});

describe("download", () => {
  const read = async (stream: ReadableStream<Uint8Array>) =>
    Buffer.from(await new Response(stream).arrayBuffer());

  test("fetches the bytes from the URL, with the access token added", async () => {
    const { client, baseUrl, calls } = await startScriptedGateway(text(200, "%PDF"));
    const bytes = await read(await client.download(`${baseUrl}/api/signing/1/download?version=2`));
    expect(String(bytes)).toBe("%PDF");
    expect(calls).toMatchObject([
      { method: "GET", path: "/api/signing/1/download", query: `?version=2&access_token=${accessToken}` },
    ]);
  });

  test("sends no request for a URL that is not at the gateway", async () => {
    const gateway = await startScriptedGateway(text(200, "%PDF"));
    const elsewhere = await startScriptedGateway(text(200, "%PDF"));
    const { host } = new URL(gateway.baseUrl);
    const foreign = [
      `${elsewhere.baseUrl}/download`,
      `https://${host}/download`,
      `http://someone@${host}/download`,
      `http://${host}.elsewhere.test/download`,
      `${gateway.baseUrl}@${new URL(elsewhere.baseUrl).host}/download`,
      "/download",
      "file:///etc/passwd",
      "",
    ];
    for (const address of foreign)
      expect((await failureOf(gateway.client.download(address))).failure, address).toBe("contract");
    expect([...gateway.calls, ...elsewhere.calls]).toEqual([]);
  });

  test("follows no redirect", async () => {
    const elsewhere = await startScriptedGateway(text(200, "%PDF"));
    const { client, baseUrl } = await startScriptedGateway(text(302, "", { location: elsewhere.baseUrl }));
    const error = await failureOf(client.download(`${baseUrl}/download`));
    expect(error).toMatchObject({ failure: "contract", httpStatus: 302 });
    expect(elsewhere.calls).toEqual([]);
  });

  test("fails as unreachable when it breaks off, instead of returning a truncated file", async () => {
    const { client, baseUrl } = await startScriptedGateway(cutOff("%PDF-1.7 and then"));
    expect(await failureOf(client.download(`${baseUrl}/download`).then(read))).toMatchObject({
      failure: "unreachable",
    });
  });
});
