import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { makeListSigner } from "../testing/list-signer";
import { signedList, signXml } from "../testing/sign-list";
import { listXml } from "../testing/test-list";
import { ListFault } from "./list-fault";
import { readList } from "./read-list";
import { decodeXml } from "./scan-xml";
import { verifyList } from "./verify-list";

const signer = await makeListSigner();
const other = await makeListSigner("Another signer");
const list = {
  territory: "LT",
  providers: [
    {
      name: "Žinių centras &amp; ko 😀",
      services: [{ certificates: [signer.certificate], periods: [{ from: "2020-01-01T00:00:00Z" }] }],
    },
  ],
};
const ds = "http://www.w3.org/2000/09/xmldsig#";
const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
const inclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";

function problemOf(bytes: Buffer, pinned = [signer.certificate]): string | undefined {
  try {
    const text = decodeXml(bytes);
    verifyList(text, readList(text).parts, pinned);
    return undefined;
  } catch (error) {
    if (error instanceof ListFault) return error.problem;
    throw error;
  }
}

const replaced = (bytes: Buffer, from: string | RegExp, to: string) =>
  Buffer.from(bytes.toString().replace(from, to));

async function xmlsecAgrees(bytes: Buffer): Promise<boolean> {
  const folder = await temporaryFolder();
  const [file, certificate] = [path.join(folder, "list.xml"), path.join(folder, "signer.pem")];
  writeFileSync(file, bytes);
  writeFileSync(certificate, new X509Certificate(signer.certificate).toString());
  const options = ["--verify", "--pubkey-cert-pem", certificate, "--enabled-key-data", "x509,key-name,rsa"];
  try {
    execFileSync("xmlsec1", [...options, "--id-attr:Id", "TrustServiceStatusList", file], { stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
}

describe("the signature of a list", () => {
  test.each([
    ["over the whole document", {}],
    ["over the root by its id", { uri: "#list" }],
    ["with SHA-512", { digest: "sha512" as const }],
    ["in inclusive canonical XML", { transforms: [`${ds}enveloped-signature`, inclusive] }],
    ["without a canonical form", { transforms: [`${ds}enveloped-signature`] }],
  ])("%s is valid, as xmlsec1 finds", async (_, making) => {
    const bytes = signedList(list, signer, making);
    expect(problemOf(bytes)).toBeUndefined();
    expect(await xmlsecAgrees(bytes)).toBe(true);
  });

  test("is valid however the file is written that has the same canonical form", async () => {
    const bytes = replaced(
      signedList(list, signer),
      "\n<SchemeInformation>",
      "\r\n<SchemeInformation  ><!-- a comment -->",
    );
    const cdata = replaced(bytes, "Operator of LT", "<![CDATA[Operator]]> of &#76;T");
    expect(problemOf(cdata)).toBeUndefined();
    expect(await xmlsecAgrees(cdata)).toBe(true);
    expect(problemOf(Buffer.concat([Buffer.from("\uFEFF"), bytes]))).toBeUndefined();
  });

  test("names no signer, and is valid by the key of a pinned certificate", () => {
    const bytes = signedList(list, signer, { isAnonymous: true });
    expect(problemOf(bytes, [other.certificate, signer.certificate])).toBeUndefined();
    expect(problemOf(bytes, [other.certificate])).toBe("signed_by_other");
  });

  test.each([
    ["one letter of the list", /Operator of LT/, "Operator of LV"],
    ["the status of a service", /Svcstatus\/granted/, "Svcstatus/withdrawn"],
    ["the signature value", /<ds:SignatureValue>.{4}/, "<ds:SignatureValue>AAAA"],
    ["an instruction", /<SchemeInformation>/, "<SchemeInformation><?new data?>"],
    ["an instruction before the root", /<TrustService/, "<?new data?><TrustService"],
    ["a name space", /<SchemeInformation>/, '<SchemeInformation xmlns:x="urn:x" x:y="">'],
  ])("is wrong once %s is changed, as xmlsec1 finds", async (_, from, to) => {
    const bytes = replaced(signedList(list, signer), from, to);
    expect(problemOf(bytes)).toBe("signature_wrong");
    expect(await xmlsecAgrees(bytes)).toBe(false);
  });

  test("counts only from a pinned certificate", () => {
    expect(problemOf(signedList(list, other))).toBe("signed_by_other");
    expect(problemOf(signedList(list, signer), [])).toBe("signed_by_other");
    expect(problemOf(signedList(list, other), [other.certificate])).toBeUndefined();
    const pretended = { key: other.key, certificate: signer.certificate };
    expect(problemOf(signedList(list, pretended))).toBe("signature_wrong");
  });

  test("is one, and there", () => {
    const [start, twice] = [listXml(list), signedList(list, signer).toString().replace(/^.*\n/, "")];
    expect(problemOf(Buffer.from(start))).toBe("not_signed");
    expect(problemOf(signXml(twice, signer))).toBe("signed_twice");
  });

  test("is a child of the root", () => {
    const wrapped = replaced(signedList(list, signer), /<ds:Signature .*<\/ds:Signature>/s, "");
    const signature = /<ds:Signature .*<\/ds:Signature>/s.exec(signedList(list, signer).toString())![0];
    expect(problemOf(replaced(wrapped, "</SchemeInformation>", `${signature}</SchemeInformation>`))).toBe(
      "signature_unsupported",
    );
  });

  test.each([
    ["leaves in its own signature", { transforms: [exclusive] }],
    ["is over another part", { uri: "#other" }],
    [
      "selects parts",
      { transforms: [`${ds}enveloped-signature`, "http://www.w3.org/TR/1999/REC-xpath-19991116"] },
    ],
    ["has comments in it", { transforms: [`${ds}enveloped-signature`, `${exclusive}WithComments`] }],
  ])("is not supported if it %s", (_, making) => {
    expect(problemOf(signedList(list, signer, making))).toBe("signature_unsupported");
  });

  test("made with SHA-1 is too weak", () => {
    expect(problemOf(signedList(list, signer, { digest: "sha1" }))).toBe("weak_algorithm");
  });
});

describe("a list that cannot be read", () => {
  const good = signedList(list, signer);
  test.each([
    ["is empty", Buffer.alloc(0)],
    ["is cut off", good.subarray(0, 900)],
    ["is not well-formed", replaced(good, "</SchemeInformation>", "</SchemeInformatio>")],
    ["has a DOCTYPE", replaced(good, "<TrustServiceStatusList", "<!DOCTYPE a><TrustServiceStatusList")],
    ["is in another encoding", replaced(good, 'encoding="UTF-8"', 'encoding="UTF-16"')],
    ["is not UTF-8", Buffer.concat([good, Buffer.from([0xff])])],
    ["is of another kind", Buffer.from("<list/>")],
    ["has no day", replaced(good, /<ListIssueDateTime>.*<\/ListIssueDateTime>/, "")],
    ["is nested very deeply", replaced(good, "<SchemeInformation>", "<a>".repeat(200))],
  ])("%s", (_, bytes) => {
    expect(problemOf(bytes)).toBe("not_parsable");
  });

  test("is of a version of the future", () => {
    expect(problemOf(signedList({ ...list, version: 7 }, signer))).toBe("version_unsupported");
  });
});
