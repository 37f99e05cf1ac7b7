import { expect, test } from "vitest";
import { json, post, send, until } from "../client";
import { deleteSigningLater, newSigning, newUpload, signer, statusOf, type NewSigning } from "../new-signing";
import { signByOwnKey } from "../own-key";
import { sandboxTest } from "../sandbox-only";
import { samplePdf } from "../sample-file";
import { identities } from "../signing-page";

const entryOf = ({ token, signers }: NewSigning) => ({ token, signer_token: Object.values(signers)[0] });
const createBatch = (entries: readonly object[]) =>
  post("/api/signing/createbatch.json", { signings: entries });

/** Creates several signings of one file for one person. */
async function newSignings(count: number): Promise<NewSigning[]> {
  const files = [{ token: await newUpload(await samplePdf()) }];
  const request = { type: "pdf", name: "Lease", files, signers: [signer("same-person")] };
  const calls = Array.from({ length: count }, () => post("/api/signing/create.json", request));
  return (await Promise.all(calls)).map(({ body }) => {
    deleteSigningLater(body.token);
    return { token: String(body.token), signers: body.signers as NewSigning["signers"] };
  });
}

test("a batch has at most 20 signings of one person", async () => {
  const entries = (await newSignings(21)).map(entryOf);
  const { status, body } = await createBatch(entries.slice(0, 20));
  expect({ status, body }).toEqual({ status: 200, body: { status: "ok", token: expect.any(String) } });
  expect(await createBatch(entries)).toMatchObject({
    status: 400,
    body: { errors: [{ field: "[signings]" }] },
  });
});

test("a batch of two people is refused", async () => {
  const entries = [await newSigning(["first"]), await newSigning(["second"])].map(entryOf);
  const { status, body } = await createBatch(entries);
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain("All signer tokens must be related to same user");
});

test("a batch entry has exactly two tokens", async () => {
  const entry = entryOf(await newSigning(["first"]));
  expect(await createBatch([{ ...entry, name: "Jonas" }])).toMatchObject({
    status: 400,
    body: {
      errors: [{ field: "[signings][0][name]", message: expect.stringContaining("field was not expected") }],
    },
  });
  expect((await createBatch([{ token: entry.token }])).body).toMatchObject({
    errors: [{ field: "[signings][0][signer_token]", message: "[signer_token] is missing" }],
  });
});

test("a batch entry needs an existing signing and a signer who has not signed", async () => {
  const signing = await newSigning(["first"]);
  const entry = entryOf(signing);
  const refused = async (entries: object[]) => (await createBatch(entries)).status === 400;
  expect(await refused([])).toBe(true);
  expect(await refused([{ ...entry, token: "unknown" }])).toBe(true);
  expect(await refused([{ ...entry, signer_token: "unknown" }])).toBe(true);
  await signByOwnKey(signing, "first");
  expect(await refused([entry])).toBe(true);
});

sandboxTest("a batch is signed at once, but not with Smart-ID", async () => {
  const signings = await newSignings(2);
  const batch = String((await createBatch(signings.map(entryOf))).body.token);
  const sessions = `/signing/batch/${batch}/sessions`;
  const start = async (claim: object) =>
    (await send("POST", sessions, { body: json(claim), token: null })).body;
  expect(await start(identities.smartid)).toMatchObject({
    status: "invalid",
    problems: [{ field: "method" }],
  });
  const { id } = await start(identities.mobile);
  const poll = () => send("GET", `${sessions}/${String(id)}`, { token: null });
  await until(poll, ({ body }) => body.status !== "waiting");
  for (const signing of signings) expect((await statusOf(signing)).status).toBe("completed");
});
