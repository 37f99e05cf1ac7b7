import { resetLocalTimeZone } from "@internationalized/date";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dayAfter, dayFrom, endOfDay, startOfDay } from "./days";

const zoneOfProcess = process.env.TZ;

function setZoneOfProcess(zone: string | undefined) {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  resetLocalTimeZone(); // the library remembers it
}

describe.each(["UTC", "Pacific/Kiritimati", "America/St_Johns"])("in a process whose zone is %s", (zone) => {
  beforeEach(() => setZoneOfProcess(zone));
  afterEach(() => setZoneOfProcess(zoneOfProcess));

  test.each([
    ["Europe/Vilnius", "2026-12-12", "2026-12-11T22:00:00.000Z", "2026-12-12T21:59:59.000Z"],
    ["Europe/Vilnius", "2027-03-28", "2027-03-27T22:00:00.000Z", "2027-03-28T20:59:59.000Z"], // has 23 hours
    ["Europe/Vilnius", "2027-10-31", "2027-10-30T21:00:00.000Z", "2027-10-31T21:59:59.000Z"], // has 25 hours
    ["Pacific/Kiritimati", "2027-03-28", "2027-03-27T10:00:00.000Z", "2027-03-28T09:59:59.000Z"],
    ["America/St_Johns", "2027-03-28", "2027-03-28T02:30:00.000Z", "2027-03-29T02:29:59.000Z"],
  ])("in %s the day %s begins and ends at midnight there", (timeZone, day, start, end) => {
    expect(startOfDay(day, timeZone).toISOString()).toBe(start);
    expect(endOfDay(day, timeZone).toISOString()).toBe(end);
    expect(startOfDay(dayAfter(day), timeZone).getTime()).toBe(endOfDay(day, timeZone).getTime() + 1000);
  });

  test("days are counted from today's date in the time zone", () => {
    const now = new Date("2026-12-31T11:00:00Z");
    expect(dayFrom(now, 0, "Europe/Vilnius")).toBe("2026-12-31");
    expect(dayFrom(now, 0, "Pacific/Kiritimati")).toBe("2027-01-01");
    expect(dayFrom(now, 1, "America/St_Johns")).toBe("2027-01-01");
  });
});
