import { expect, test } from "vitest";
import { exceededBudgets } from "./page-budgets";

const weight = (route: string, overEmptyPage: number) => ({ route, overEmptyPage, bytes: 0 });
const light = [weight("/sign-in", 40_000), weight("/sign/[invitation]", 1)];

test("a page that exceeds its budget is reported with both sizes", () => {
  expect(exceededBudgets([...light, weight("/documents", 120_001)])).toEqual([
    "/documents loads 121 kB over an empty page, and may load 120 kB.",
  ]);
  expect(exceededBudgets([weight("/sign-in", 40_001), weight("/sign/[invitation]", 1)])).toEqual([
    "/sign-in loads 41 kB over an empty page, and may load 40 kB.",
  ]);
});

test("pages within their budgets pass", () => {
  expect(exceededBudgets([...light, weight("/documents", 120_000)])).toEqual([]);
});

test("a budget whose page no longer exists is reported", () => {
  expect(exceededBudgets([weight("/sign-in", 1)])).toEqual([
    "/sign/[invitation] is not among the pages that were built.",
  ]);
});
