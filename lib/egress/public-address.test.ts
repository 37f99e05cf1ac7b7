import { expect, test } from "vitest";
import { isPublicAddress } from "./public-address";

test.each(["1.1.1.1", "193.40.5.1", "2606:4700::1111", "2a00:1450:4001::1"])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  ["127.0.0.1", "loopback"],
  ["10.1.2.3", "a private network"],
  ["172.31.255.255", "a private network"],
  ["192.168.0.1", "a private network"],
  ["100.64.0.1", "shared by a carrier's customers"],
  ["169.254.169.254", "link-local, where clouds keep their credentials"],
  ["0.0.0.0", "this host"],
  ["224.0.0.1", "multicast"],
  ["255.255.255.255", "broadcast"],
  ["::1", "loopback"],
  ["::", "unspecified"],
  ["fe80::1", "link-local"],
  ["fd00::1", "a private network"],
  ["ff02::1", "multicast"],
  ["::ffff:127.0.0.1", "a mapped loopback address"],
  ["::ffff:8.8.8.8", "a mapped address"],
  ["64:ff9b::7f00:1", "a translated loopback address"],
  ["2002:7f00:1::", "a loopback address in 6to4"],
  ["2001:db8::1", "for documentation"],
  ["localhost", "a name"],
])("%s is not public: %s", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});
