import { expect, test } from "vitest";
import { readAuditChain } from "@/db/repositories/audit-chain";
import { findLogo, findSettings, findTimeZone } from "@/db/repositories/settings";
import { openTestAccounts } from "@/lib/accounts/testing/test-accounts";
import { isReadableAccent, accentShades } from "@/lib/domain/settings/accent";
import { canAdminsRead, maxUploadBytesOf, newSettings } from "@/lib/domain/settings/portal-settings";
import { machineTimeZone } from "@/lib/domain/time/time-zone";
import { changeLogo, changeSettings } from "./change-settings";

const png = Buffer.from("89504e470d0a1a0a00", "hex");

async function open() {
  const { accounts, adminId, db } = await openTestAccounts();
  return {
    db,
    change: (input: Record<string, string>) =>
      changeSettings(accounts, { adminId, settings: newSettings.parse(input) }),
    logo: (bytes: Buffer | undefined) => changeLogo(accounts, { adminId, bytes }),
    async log() {
      const details = [];
      for await (const { detail } of readAuditChain(db.read)) details.push(detail);
      return details;
    },
  };
}

test("a change of settings is stored and logged, and an unchanged form logs nothing", async () => {
  const { db, change, log } = await open();
  await change({ organization: "Notaras", deadlineDays: "14" });
  await change({ organization: "Notaras", deadlineDays: "14" });
  await change({ deadlineDays: "", adminsMayRead: "on" });
  const settings = await findSettings(db.read);
  expect(settings).toMatchObject({ organization: null, deadlineDays: null });
  expect(canAdminsRead(settings)).toBe(true);
  expect(await log()).toEqual([
    { organization: "Notaras", deadlineDays: "14" },
    { organization: "default", deadlineDays: "default", adminsMayRead: "true" },
  ]);
});

test("the size limit of the environment overrides that of the settings", () => {
  expect(maxUploadBytesOf({ maxUploadMb: 20 }, undefined)).toBe(20_000_000);
  expect(maxUploadBytesOf({ maxUploadMb: 20 }, 5_000_000)).toBe(5_000_000);
  expect(maxUploadBytesOf({ maxUploadMb: null }, undefined)).toBe(100_000_000);
});

test("a color is accepted if it is readable on the pages", () => {
  expect(["#2c45a8", "#7a1f5c", "#00574b"].map(isReadableAccent)).toEqual([true, true, true]);
  expect(["#ffd400", "#7fb2ff", "nothing"].map(isReadableAccent)).toEqual([false, false, false]);
  const problemOf = (accent: string) => newSettings.safeParse({ accent }).error?.issues[0]?.message;
  expect(["#ffd400", "blue", "#2C45A8"].map(problemOf)).toEqual([
    "color_too_light",
    "color_malformed",
    undefined,
  ]);
  expect(accentShades("#7a1f5c").dark.accent).not.toBe("#7a1f5c");
});

test("a time zone is accepted by its IANA name, and the machine's time zone is the default", async () => {
  const { db, change } = await open();
  expect(await findTimeZone(db.read)).toBe(machineTimeZone);
  await change({ timeZone: " pacific/kiritimati" });
  expect(await findTimeZone(db.read)).toBe("Pacific/Kiritimati");
  const problem = newSettings.safeParse({ timeZone: "Europe/Atlantis" }).error?.issues[0]?.message;
  expect(problem).toBe("time_zone_unknown");
});

test("a logo must be an image by its bytes and not too large, and can be removed", async () => {
  const { db, logo } = await open();
  const svg = Buffer.from("<svg onload='alert(1)'/>");
  await expect(logo(svg)).rejects.toMatchObject({ refusal: { code: "logo_not_image" } });
  const large = Buffer.concat([png, Buffer.alloc(300_000)]);
  await expect(logo(large)).rejects.toMatchObject({ refusal: { code: "logo_too_large" } });
  await logo(png);
  const { logoHash } = await findSettings(db.read);
  expect(await findLogo(db.read, logoHash ?? "")).toEqual({ bytes: png, type: "image/png" });
  await logo(undefined);
  expect(await findLogo(db.read, logoHash ?? "")).toBeUndefined();
});
