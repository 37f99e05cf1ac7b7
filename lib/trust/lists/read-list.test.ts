import { expect, test } from "vitest";
import { makeListSigner } from "../testing/list-signer";
import { signedList, signXml } from "../testing/sign-list";
import { listXml, type TestList } from "../testing/test-list";
import { readList } from "./read-list";
import { decodeXml } from "./scan-xml";

const signer = await makeListSigner();
const [first, second] = [Buffer.from("first certificate"), Buffer.from("second certificate")];
const read = (list: TestList) => readList(decodeXml(signedList(list, signer)));

test("reads the day and number of a list, its next update and its pointers to other lists", () => {
  const pointer = { url: "https://lists.example/LT.xml", territory: "LT", certificates: [first, second] };
  const { scheme } = read({
    territory: "EU",
    sequenceNumber: 7,
    version: 6,
    issuedAt: "2026-11-01T12:00:00+02:00",
    nextUpdate: "2027-01-01T00:00:00Z",
    informationUris: ["https://lists.example/pivot-6.xml"],
    pointers: [pointer],
  });
  expect(scheme).toEqual({
    ...{
      version: 6,
      sequenceNumber: 7,
      type: "EUlistofthelists",
      territory: "EU",
      operator: "Operator of EU",
    },
    issuedAt: new Date("2026-11-01T10:00:00Z"),
    nextUpdate: new Date("2027-01-01T00:00:00Z"),
    informationUris: ["https://lists.example/pivot-6.xml"],
    pointers: [{ ...pointer, type: "EUgeneric", mimeType: "application/vnd.etsi.tsl+xml" }],
  });
});

test("a service has its history, newest first, with what it was for and how its certificates are qualified", () => {
  const criteria = {
    assert: "atLeastOne" as const,
    keyUsage: [[{ bit: 1, value: true }]],
    policySets: [["1.2.3", "1.2.4"]],
    extendedKeyUsages: [["1.3.6.1.5.5.7.3.4"]],
    subjectAttributes: [["2.5.4.97"]],
    nested: [],
  };
  const nested = { ...criteria, nested: [{ ...criteria, assert: "none" as const }] };
  const { services } = read({
    territory: "LT",
    providers: [
      {
        name: "Registry &amp; Co",
        services: [
          {
            name: "Issuing CA",
            certificates: [first, second],
            periods: [
              { status: "withdrawn", from: "2025-01-01T00:00:00Z" },
              {
                from: "2016-07-01T00:00:00",
                purposes: ["ForeSignatures", "ForeSeals"],
                qualifications: [{ qualifiers: ["QCWithQSCD", "QCForESig"], criteria: nested }],
              },
              { status: "undersupervision", type: "CA/PKC", from: "2010-01-01T00:00:00Z" },
            ],
          },
        ],
      },
    ],
  });
  const history = [
    { from: "2025-01-01T00:00:00.000Z", status: "withdrawn", purposes: [], qualifications: [] },
    {
      ...{ from: "2016-07-01T00:00:00.000Z", status: "granted", purposes: ["ForeSignatures", "ForeSeals"] },
      qualifications: [{ qualifiers: ["QCWithQSCD", "QCForESig"], criteria: nested }],
    },
    {
      ...{ from: "2010-01-01T00:00:00.000Z", status: "undersupervision", type: "CA/PKC" },
      ...{ purposes: [], qualifications: [] },
    },
  ];
  expect(services).toEqual(
    [first, second].map((der) => ({
      ...{
        origin: "trusted_list",
        country: "LT",
        provider: "Registry & Co",
        name: "Issuing CA",
        type: "CA/QC",
      },
      ...{ certificate: der.toString("base64"), history },
    })),
  );
});

test("services that say nothing about signatures are left out", () => {
  const service = (type: string) => ({
    ...{ type, certificates: [first] },
    periods: [{ from: "2020-01-01T00:00:00Z" }],
  });
  const types = [
    "CA/QC",
    "TSA/QTST",
    "TSA",
    "Certstatus/OCSP/QC",
    "NationalRootCA-QC",
    "EDS/Q",
    "PSES/Q",
    "Archiv",
  ];
  const { services } = read({
    territory: "LT",
    providers: [{ name: "Registry", services: types.map(service) }],
  });
  expect(services.map(({ type }) => type)).toEqual(types.slice(0, 5));
});

test("criteria that are not understood are met by no certificate", () => {
  const qualifications = [{ qualifiers: ["QCWithQSCD"], criteria: { extendedKeyUsages: [["1.2.3"]] } }];
  const periods = [{ from: "2020-01-01T00:00:00Z", qualifications }];
  const services = [{ name: "Issuing CA", certificates: [first], periods }];
  const xml = listXml({ territory: "LT", providers: [{ name: "Registry", services }] });
  const renamed = xml.replaceAll("ExtendedKeyUsage", "Weekday");
  const [service] = readList(decodeXml(signXml(renamed, signer))).services;
  const never = { assert: "atLeastOne", keyUsage: [], policySets: [], nested: [] };
  expect(service?.history[0]?.qualifications[0]?.criteria).toMatchObject({ assert: "all", nested: [never] });
});
