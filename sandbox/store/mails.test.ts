import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/test-sandbox";
import { maxMails } from "./mails";
import { openStore } from "./store";

test("the store keeps the latest mails and deletes older ones", async () => {
  const { mails, transaction, close } = openStore(await temporaryFolder());
  const mail = { receivedAt: 0, sender: "a@example.com", recipients: [], source: Buffer.from("x") };
  transaction(() => {
    for (let number = 1; number <= maxMails + 2; number++) mails.insert({ ...mail, subject: `${number}` });
  });
  const subjects = mails.list().map(({ subject }) => subject);
  close();
  expect([subjects.length, subjects[0], subjects.at(-1)]).toEqual([maxMails, `${maxMails + 2}`, "3"]);
});
