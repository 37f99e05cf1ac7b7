import { expect, test } from "vitest";
import { openTestDatabase } from "../testing/open-test-database";
import { addSigning, addUser } from "../testing/sample-rows";
import { listKnownPeople } from "./signer-lists";
import { insertSigners } from "./signers";

const now = new Date("2026-11-24T10:00:00Z");

test("known people are those the sender has sent to before, each once, by their latest name", async () => {
  const db = openTestDatabase();
  const [ada, eve] = [await addUser(db, "ada", now), await addUser(db, "eve", now)];
  const send = async (signingId: string, ownerId: string, name: string, email: string) => {
    await addSigning(db, { id: signingId, ownerId, now });
    const signer = {
      id: `sgr_${signingId}`,
      signingId,
      position: 0,
      gatewayId: email,
      name,
      surname: "Test",
    };
    const rest = { email, purpose: "signature" as const, methods: [], sealedPersonalCode: "sealed" };
    await db.write((tx) => insertSigners(tx, [{ ...signer, ...rest }]));
  };
  await send("1", ada, "Ona", "ona@example.com");
  await send("2", ada, "Jonas", "jonas@example.com");
  await send("3", ada, "Ona Marija", "ona@example.com");
  await send("4", eve, "Petras", "petras@example.com");
  const found = await listKnownPeople(db.read, { userId: ada, limit: 10 });
  expect(found).toEqual([
    { email: "ona@example.com", name: "Ona Marija", surname: "Test", country: null },
    { email: "jonas@example.com", name: "Jonas", surname: "Test", country: null },
  ]);
  expect(await listKnownPeople(db.read, { userId: ada, limit: 1 })).toHaveLength(1);
});
