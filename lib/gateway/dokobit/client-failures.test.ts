import { expect, test } from "vitest";
import { GatewayError } from "../gateway-error";
import { failureOf } from "./testing/failure-of";
import {
  accessToken,
  clientOfNobody,
  cutOff,
  json,
  now,
  reset,
  type ScriptedAnswer,
  silence,
  startScriptedGateway,
  text,
} from "./testing/scripted-gateway";

const page = "<html><body>Bad gateway</body></html>";
const validation = { status: "error", message: "Data validation failed", code: 10000 };
const noToken = { message: "File with such token not found.", error_code: 1, field: "[files][0][token]" };

const deleteWith = async (answer: ScriptedAnswer, options?: { timeoutMs?: number }) => {
  const { client } = await startScriptedGateway(answer, options);
  return failureOf(client.deleteSigning("sgn-1"));
};

test.each([
  ["a validation error", json(400, { ...validation, errors: [noToken] }), "refused"],
  ["HTTP 400 without a body", text(400, ""), "unavailable"],
  ["HTTP 200 with status error", json(200, { status: "error", message: "no" }), "refused"],
  ["HTTP 200 with status error and code 404", json(200, { status: "error", code: 404 }), "not_found"],
  [
    "HTTP 200 with status error and the code as a string",
    json(200, { status: "error", code: "404" }),
    "not_found",
  ],
  [
    "HTTP 200 with status error and error_code 500",
    json(200, { status: "error", error_code: 500 }),
    "unavailable",
  ],
  ["HTTP 400 whose code is 404", json(400, { status: "error", code: 404 }), "not_found"],
  [
    "HTTP 500 with error_code",
    json(500, { status: "error", message: "We have…", error_code: 500 }),
    "unavailable",
  ],
  ["HTTP 504 from a proxy", text(504, page), "unavailable"],
  ["HTML with HTTP 200 from a proxy", text(200, page, { "content-type": "text/html" }), "unavailable"],
  ["HTTP 408", text(408, ""), "unavailable"],
  ["HTTP 429", json(429, { status: "error" }), "unavailable"],
  ["HTTP 403", json(403, { status: "error", message: "Bad access token", code: 403 }), "forbidden"],
  ["HTTP 404", json(404, { status: "error", code: 404 }), "not_found"],
  ["HTTP 404 as HTML from a proxy", text(404, page), "unavailable"],
  ["HTTP 400 as HTML from a proxy", text(400, page), "unavailable"],
  ["HTTP 403 as HTML from a proxy", text(403, page), "unavailable"],
  ["a status that the gateway does not use", text(418, ""), "contract"],
  ["JSON of an unknown shape", json(200, { state: "ok" }), "contract"],
  ["JSON that is no object", json(200, null), "contract"],
  ["JSON that ends too early", text(200, '{"status":"o'), "unavailable"],
  ["an answer cut off on the way", cutOff('{"status":'), "unreachable"],
  ["a broken connection", reset, "unreachable"],
] satisfies [string, ScriptedAnswer, GatewayError["failure"]][])(
  "%s is read as a failure",
  async (_, answer, failure) => {
    expect((await deleteWith(answer)).failure).toBe(failure);
  },
);

test("a gateway that does not answer in time is unreachable", async () => {
  expect(await deleteWith(silence, { timeoutMs: 50 })).toMatchObject({
    failure: "unreachable",
    isRetryable: true,
  });
});

test("a gateway that is not there is unreachable, and the fault's name and code alone are kept", async () => {
  const error = await failureOf((await clientOfNobody()).deleteSigning("sgn-1"));
  expect(error).toMatchObject({ failure: "unreachable", isRetryable: true, httpStatus: undefined });
  expect(error.cause).toEqual(new Error("Error ECONNREFUSED"));
});

test("a caller that gives up ends the call", async () => {
  const { client } = await startScriptedGateway(silence);
  const call = failureOf(client.deleteSigning("sgn-1", { signal: AbortSignal.abort() }));
  expect((await call).failure).toBe("unreachable");
});

test.each([
  ["a list of objects", [noToken], [{ field: noToken.field, message: noToken.message }]],
  ["a list of sentences", ["[phone] is wrong"], [{ field: "", message: "[phone] is wrong" }]],
  ["one sentence for each field", { "[phone]": "is wrong" }, [{ field: "[phone]", message: "is wrong" }]],
  [
    "a list for each field",
    { "[phone]": ["is wrong", "is short"] },
    [{ field: "[phone]", message: "is wrong is short" }],
  ],
  ["nothing", undefined, []],
  ["a form nobody has seen", 7, []],
])("the fields of a refusal are read from %s", async (_, errors, expected) => {
  expect((await deleteWith(json(400, { ...validation, errors }))).fieldErrors).toEqual(expected);
});

test("Retry-After is kept, in seconds or as a date", async () => {
  expect((await deleteWith(text(429, "", { "retry-after": "120" }))).retryAfterMs).toBe(120_000);
  const inAnHour = new Date(now().getTime() + 3_600_000).toUTCString();
  const { retryAfterMs } = await deleteWith(text(503, "", { "retry-after": inAnHour }));
  expect(retryAfterMs).toBe(3_600_000);
});

test("the access token is in no error, even when the gateway repeats it", async () => {
  const echo = `GET /api?access_token=${accessToken}`;
  const answers: [ScriptedAnswer, { timeoutMs?: number }?][] = [
    [reset],
    [silence, { timeoutMs: 50 }],
    [text(302, "", { location: `https://elsewhere.test/?access_token=${accessToken}` })],
    [text(502, echo)],
    [json(400, { ...validation, errors: [{ message: echo, field: accessToken }] })],
    [json(200, { status: "error", errors: [echo] })],
    [json(200, { [accessToken]: echo })],
    [cutOff(echo)],
  ];
  for (const [answer, options] of answers) {
    const error = await deleteWith(answer, options);
    expect(everythingIn(error)).not.toContain(accessToken);
  }
});

test("tokens of signers are not in the error about an answer of an unknown shape", async () => {
  const { client } = await startScriptedGateway(
    json(200, { status: "pending", signers: { "signer-token": 7 } }),
  );
  const error = await failureOf(client.getSigningStatus("sgn-1"));
  expect(error.failure).toBe("contract");
  expect(everythingIn(error)).not.toContain("signer-token");
  expect(String(error.cause)).toContain("signers");
});

/** Message, stack, own fields and the same of every cause. */
function everythingIn(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error) ?? "";
  const fields = JSON.stringify({ ...error, text: String(error), stack: error.stack });
  return `${fields}${JSON.stringify(error)}${everythingIn(error.cause)}`;
}
