import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { readEnv } from "@/lib/base/env";
import type { TrustedService } from "@/lib/domain/trust/trusted-service";
import { startFileReader } from "@/lib/reader/start-file-reader";
import { writeLargePdf } from "@/testing/large-pdf";
import { benchmarkPorts } from "./bench/benchmark-ports";
import { machineLine, median, megabytes, table } from "./report/figures";
import { runBenchmark } from "./bench/run-benchmark";
import { withSandbox } from "./bench/running-sandbox";
import { claims } from "./bench/sandbox-calls";
import { sha256sum } from "./bench/system-tools";
import { countWithPdfsig } from "./corpus/other-readers";

// Has its own sandbox sign a PDF of 10 MB 25 times, each with validation data, and compares the time in which the
// portal's reading process validates it, chains and revocation included, with that of `pdfsig -nocert`, which reads
// neither. They take turns.

const people = 25;
const documentBytes = 10_000_000;
const runs = 11;

async function benchmark(folder: string, stop: AbortSignal): Promise<void> {
  const signed = path.join(folder, "signed.pdf");
  const services: TrustedService[] = [];
  console.log(`Signing a PDF of ${megabytes(documentBytes)} MB ${people} times …`);
  await withSandbox(path.join(folder, "data"), stop, async ({ calls }) => {
    const file = path.join(folder, "document.pdf");
    await writeLargePdf(file, { attachmentBytes: documentBytes, signal: stop });
    const source = { file, digest: await sha256sum(file, stop), size: (await stat(file)).size };
    const ids = Array.from({ length: people }, (_, number) => `signer-${number}`);
    const signing = await calls.createSigning(await calls.uploadByContent(source), ids);
    for (const id of ids)
      await calls.sign(signing, signing.signers[id] ?? "", claims[isEven(id) ? "smartId" : "mobileId"]);
    await pipeline(Readable.from(calls.download(signing)), createWriteStream(signed));
    services.push(await sandboxRoot());
  });
  stop.throwIfAborted();

  const { size } = await stat(signed);
  const facts = { path: signed, sha256: await sha256sum(signed, stop), sizeBytes: size };
  const reader = startFileReader({ log: () => {} });
  const validate = async () => {
    const { report } = await reader.validateAnyFile(
      { ...facts, now: new Date(), trust: { path: undefined, services } },
      { owner: "benchmark", purpose: "verify" },
    );
    return report.signatures.filter(({ conclusion }) => conclusion?.indication === "TOTAL-PASSED").length;
  };
  const judge = async () => (await countWithPdfsig(signed)).valid;
  const times = { paraph: [] as number[], pdfsig: [] as number[] };
  for (let run = 0; run <= runs && !stop.aborted; run++)
    for (const [name, work] of Object.entries({ paraph: validate, pdfsig: judge })) {
      const start = performance.now();
      const valid = await work();
      if (valid !== people) throw new Error(`${name} calls ${valid} of ${people} signatures valid.`);
      // The first round is a warm-up.
      if (run > 0) times[name as keyof typeof times].push(performance.now() - start);
    }
  reader.stop();
  const [paraph, pdfsig] = [median(times.paraph), median(times.pdfsig)];
  console.log(
    `\n${machineLine()}\n\n${table([
      ["file", "signatures", "Paraph", "pdfsig -nocert", "ratio"],
      [
        `${megabytes(size)} MB`,
        String(people),
        `${paraph.toFixed(0)} ms`,
        `${pdfsig.toFixed(0)} ms`,
        (paraph / pdfsig).toFixed(2),
      ],
    ])}\n`,
  );
}

async function sandboxRoot(): Promise<TrustedService> {
  const { url } = readEnv({ ...benchmarkPorts() }).gateway;
  const certificate = Buffer.from(await (await fetch(`${url}/pki/root.crt`)).arrayBuffer()).toString(
    "base64",
  );
  const names = { provider: "Sandbox", name: "Sandbox Root CA", type: "CA/PKC" };
  return { origin: "sandbox", country: "", ...names, certificate, history: [] };
}

const isEven = (id: string) => /[02468]$/.test(id);

await runBenchmark("validation", benchmark);
