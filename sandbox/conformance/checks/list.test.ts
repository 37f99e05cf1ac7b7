import { expect } from "vitest";
import { dayMs } from "../../base/clock";
import { get, send } from "../client";
import { newSigning } from "../new-signing";
import { signByOwnKey } from "../own-key";
import { sandboxTest } from "../sandbox-only";

type Listed = { token: string; name: string; status: string; created: string };

// The vendor documents only the name of this call, so it is tested only on a sandbox.
const list = async (query: Record<string, string>) => {
  const filters = new URLSearchParams(query).toString();
  return (await get(`/api/signing/list.json?${filters}`)).body.signings as Listed[];
};

sandboxTest("signings are listed by status and by their day of creation", async () => {
  const [pending, completed] = [await newSigning(["first"]), await newSigning(["first"])];
  await signByOwnKey(completed, "first");
  const tokens = (signings: Listed[]) => signings.map(({ token }) => token);
  const pendingSignings = await list({ status: "pending" });
  expect(tokens(pendingSignings)).toContain(pending.token);
  expect(tokens(pendingSignings)).not.toContain(completed.token);
  expect(tokens(await list({ status: "completed" }))).toContain(completed.token);
  expect(pendingSignings.find(({ token }) => token === pending.token)).toEqual({
    ...{ token: pending.token, name: "Lease", status: "pending" },
    created: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
  });
  const created = pendingSignings.find(({ token }) => token === pending.token)?.created ?? "";
  const day = created.slice(0, 10);
  expect(tokens(await list({ date_from: day, date_to: day }))).toContain(pending.token);
  const dayBefore = new Date(Date.parse(day) - dayMs).toISOString().slice(0, 10);
  expect(tokens(await list({ date_to: dayBefore }))).not.toContain(pending.token);
});

sandboxTest("the list requires the access token and refuses an invalid date", async () => {
  expect((await send("GET", "/api/signing/list.json", { token: "wrong" })).status).toBe(403);
  expect((await get("/api/signing/list.json?date_from=yesterday")).status).toBe(400);
});
