import { describe, expect, test } from "vitest";
import { proxyFor } from "./proxy-for";

const settings = {
  https: "http://proxy:3128",
  bypass: "internal.example, .corp.example,10.0.0.5,odd.example:8443",
};
const through = (url: string) => proxyFor(new URL(url), settings);

describe("the proxy of a request", () => {
  test("serves https, and http too where that has none of its own", () => {
    expect(through("https://ec.europa.eu/")).toBe("http://proxy:3128");
    expect(through("http://ocsp.example/")).toBe("http://proxy:3128");
    expect(proxyFor(new URL("http://ocsp.example/"), { http: "http://other:80" })).toBe("http://other:80");
    expect(proxyFor(new URL("https://ocsp.example/"), { http: "http://other:80" })).toBeUndefined();
  });

  test("is bypassed for named hosts, their subdomains, and ports where one is named", () => {
    expect(through("https://internal.example/")).toBeUndefined();
    expect(through("https://a.internal.example/")).toBeUndefined();
    expect(through("https://a.corp.example/")).toBeUndefined();
    expect(through("http://10.0.0.5/")).toBeUndefined();
    expect(through("https://odd.example:8443/")).toBeUndefined();
    expect(through("https://odd.example/")).toBe(settings.https);
    expect(through("https://notinternal.example/")).toBe(settings.https);
  });

  test("is bypassed for an IPv6 address, and for all hosts by a star", () => {
    expect(proxyFor(new URL("http://[2a00::1]/"), { ...settings, bypass: "2a00::1" })).toBeUndefined();
    expect(proxyFor(new URL("https://ec.europa.eu/"), { ...settings, bypass: "*" })).toBeUndefined();
  });
});
