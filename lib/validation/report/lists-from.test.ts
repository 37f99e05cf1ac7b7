import { expect, test } from "vitest";
import type { TrustAnchors } from "../process/validation-context";
import { listsFrom } from "./lists-from";

const anchors = (...lists: [issuedAt: string, nextUpdate: string | null][]) =>
  ({
    lists: lists.map(([issuedAt, nextUpdate]) => ({
      country: "EE",
      sequenceNumber: 1,
      issuedAt,
      nextUpdate,
    })),
  }) as unknown as TrustAnchors;

const [june, may, march] = ["2026-06-01", "2026-05-01", "2026-03-01"].map((day) => `${day}T00:00:00.000Z`);

test("trusted lists are from the day of the oldest one that is still kept up", () => {
  expect(listsFrom({ anchors: anchors([june!, june!], [may!, june!], [march!, null]) })).toBe(may);
  expect(listsFrom({ anchors: anchors([march!, null]) })).toBe(march);
});

test("without trusted lists there is no day", () => {
  expect(listsFrom({})).toBeNull();
  expect(listsFrom({ anchors: anchors() })).toBeNull();
});
