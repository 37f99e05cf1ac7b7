import { expect, test } from "vitest";
import { readTarget } from "./gateway-target";

test("the suite starts its own sandbox without arguments", () => {
  expect(readTarget([])).toBeUndefined();
});

test("the suite accepts another gateway's address, with or without a trailing slash, and its token", () => {
  for (const url of ["https://gateway.example", "https://gateway.example/"])
    expect(readTarget(["--url", url, "--token", "t"])).toEqual({
      url: "https://gateway.example",
      token: "t",
    });
});

test.each([
  ["an address alone", ["--url", "https://gateway.example"], "both --url and --token"],
  ["a token alone", ["--token", "t"], "both --url and --token"],
  ["an empty token", ["--url", "https://gateway.example", "--token", ""], "both --url and --token"],
  ["an invalid address", ["--url", "gateway", "--token", "t"], "http or https address"],
  [
    "an address with a query",
    ["--url", "https://a.example/?access_token=t", "--token", "t"],
    "https address",
  ],
  ["an option without a value", ["--url"], "each with its value"],
  ["an unknown option", ["--uri", "https://gateway.example"], "Only --url and --token"],
])("%s is refused with a message", (_, args, sentence) => {
  expect(() => readTarget(args)).toThrow(sentence);
});
