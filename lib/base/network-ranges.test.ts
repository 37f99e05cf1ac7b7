import { expect, test } from "vitest";
import { isNetworkRange, networkRanges, plainAddress } from "./network-ranges";

test.each(["10.0.0.7", "10.0.0.0/8", "0.0.0.0/0", "::1", "fd00::/8", "2001:db8::7/128"])(
  "%s is an address or a range",
  (text) => expect(isNetworkRange(text)).toBe(true),
);

test.each([
  "",
  "proxy.example.com",
  "10.0.0",
  "10.0.0.0/33",
  "fd00::/129",
  "10.0.0.0/",
  "10.0.0.0/8/8",
  "10.0.0.0/-1",
])("%j is no address and no range", (text) => expect(isNetworkRange(text)).toBe(false));

test("an address is in a range of either version, also as IPv4 written as IPv6", () => {
  const isInside = networkRanges(["10.0.0.0/8", "192.0.2.7", "fd00::/8"]);
  const inside = ["10.200.3.4", "192.0.2.7", "::ffff:10.0.0.1", "fd12::1"];
  const outside = ["11.0.0.1", "192.0.2.8", "fe80::1", "::ffff:11.0.0.1", "unknown", ""];
  expect([...inside, ...outside].filter(isInside)).toEqual(inside);
});

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["192.0.2.7:50123", "192.0.2.7"],
  ["[2001:db8::7]:50123", "2001:db8::7"],
  ["[2001:db8::7]", "2001:db8::7"],
  ["2001:db8::7", "2001:db8::7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
])("%s is the address %s", (text, address) => expect(plainAddress(text)).toBe(address));
