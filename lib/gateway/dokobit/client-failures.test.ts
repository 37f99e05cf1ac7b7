import { expect, test } from "vitest";
import { GatewayError } from "../gateway-error";
import { failureOf } from "./testing/failure-of";
import {
  accessToken,
  clientWithoutServer,
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
    json(500, { message: "We have encountered some problems. It will be fixed soon!", error_code: 500 }),
    "unavailable",
  ],
  [
    "HTTP 200 with error_code and without a status",
    json(200, { message: "We have encountered some problems.", error_code: 500 }),
    "unavailable",
  ],
  [
    "HTTP 404 with the code of a validation error",
    json(404, {
      ...validation,
      errors: [{ message: "Signing with such token not found.", field: "[token]" }],
    }),
    "not_found",
  ],
  [
    "a validation error without a list",
    json(400, { ...validation, message: "Data validation error" }),
    "refused",
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
  ["JSON that is not an object", json(200, null), "contract"],
  ["truncated JSON", text(200, '{"status":"o'), "unavailable"],
  ["a truncated response", cutOff('{"status":'), "unreachable"],
  ["a broken connection", reset, "unreachable"],
] satisfies [string, ScriptedAnswer, GatewayError["failure"]][])(
  "%s is read as a failure",
  async (_, answer, failure) => {
    expect((await deleteWith(answer)).failure).toBe(failure);
  },
);

test("a gateway that does not respond in time is unreachable", async () => {
  expect((await deleteWith(silence, { timeoutMs: 50 })).failure).toBe("unreachable");
});

test("a gateway that is down is unreachable, and only the name and code of the error are kept", async () => {
  const error = await failureOf((await clientWithoutServer()).deleteSigning("sgn-1"));
  expect(error).toMatchObject({ failure: "unreachable", httpStatus: undefined });
  expect(error.cause).toEqual(new Error("Error ECONNREFUSED"));
});

test("a call that its caller aborts is unreachable", async () => {
  const { client } = await startScriptedGateway(silence);
  const call = failureOf(client.deleteSigning("sgn-1", { signal: AbortSignal.abort() }));
  expect((await call).failure).toBe("unreachable");
});

test.each([
  ["a list of objects", [noToken], [{ path: noToken.field, message: noToken.message }]],
  ["a list of sentences", ["[phone] is wrong"], [{ path: "", message: "[phone] is wrong" }]],
  ["one sentence for each field", { "[phone]": "is wrong" }, [{ path: "[phone]", message: "is wrong" }]],
  [
    "a list for each field",
    { "[phone]": ["is wrong", "is short"] },
    [{ path: "[phone]", message: "is wrong is short" }],
  ],
  ["nothing", undefined, []],
  ["an unknown shape", 7, []],
])("the fields of a refusal are read from %s", async (_, errors, expected) => {
  expect((await deleteWith(json(400, { ...validation, errors }))).fieldErrors).toEqual(expected);
});

test.each([
  ["[signers][1][phone]", { signer: 1, field: "phone" }],
  ["[signers][0][code]", { signer: 0, field: "personalCode" }],
  ["signers[0][country_code]", { signer: 0, field: "country" }],
  ["[signers][12][signing_options][0]", { signer: 12, field: "methods" }],
  ["[signers][0][id]", undefined],
  ["[signers][0][constructor]", undefined],
  ["[files][0][token]", undefined],
])("the refused field %s is read as %j", async (path, field) => {
  const errors = [{ field: path, message: "is wrong" }];
  const { fieldErrors } = await deleteWith(json(400, { ...validation, errors }));
  expect(fieldErrors).toEqual([{ path, field, message: "is wrong" }]);
});

test("Retry-After is kept, in seconds or as a date", async () => {
  expect((await deleteWith(text(429, "", { "retry-after": "120" }))).retryAfterMs).toBe(120_000);
  const inAnHour = new Date(now().getTime() + 3_600_000).toUTCString();
  const { retryAfterMs } = await deleteWith(text(503, "", { "retry-after": inAnHour }));
  expect(retryAfterMs).toBe(3_600_000);
});

test("no error contains the access token, even when the gateway echoes it", async () => {
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

test("the error about a response of an unknown shape contains no signer tokens", async () => {
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
