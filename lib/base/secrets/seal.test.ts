import { expect, test } from "vitest";
import { testSecret } from "../testing/test-secret";
import { createSealer, SealError } from "./seal";

const sealer = createSealer(testSecret);

test("a sealed value can be opened, and does not reveal its content", () => {
  const sealed = sealer.seal("signer.token", "ŠUSLIK-token");
  expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toContain("token");
  expect(sealer.open("signer.token", sealed)).toBe("ŠUSLIK-token");
});

test("the same value is sealed differently each time", () => {
  expect(sealer.seal("signer.token", "x")).not.toBe(sealer.seal("signer.token", "x"));
});

test("a value moved to another column, changed, or sealed with another secret does not open", () => {
  const sealed = sealer.seal("signer.token", "value");
  const changed = Buffer.from(sealed, "base64url");
  changed[changed.length - 1]! ^= 1;
  expect(() => sealer.open("signer.phone", sealed)).toThrow(SealError);
  expect(() => sealer.open("signer.token", changed.toString("base64url"))).toThrow(SealError);
  expect(() => createSealer("another secret of thirty-two letters!").open("signer.token", sealed)).toThrow(
    SealError,
  );
});
