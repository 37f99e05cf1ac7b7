import { mkdir, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { startFileReader } from "@/lib/reader/start-file-reader";
import { runBenchmark } from "./bench/run-benchmark";
import { withSandbox } from "./bench/running-sandbox";
import { corpusSummary, corpusTable, type CorpusRow } from "./corpus/corpus-table";
import { readWithQpdf } from "./corpus/other-readers";
import { pdfjsReader } from "./corpus/pdfjs-reader";
import { openCorpusTrust } from "./corpus/corpus-trust";
import { compareWithReferences } from "./corpus/signed-corpus";
import { travel } from "./corpus/travel";
import { StartError } from "@/lib/base/start-error";

// Takes every PDF of a folder along the way of a document (the reading at upload, two signatures at its own sandbox,
// the validation of the signed file), and prints the verdicts beside those of qpdf, pdfsig and pdf.js:
//
//   npm run corpus -- <folder>
//
// or compares our verdicts on signed files with those of other products (docs/validation.md):
//
//   npm run corpus -- --signed <folder> --expected <file.json> [--lists <folder>] [--anchors <folder>]

const concurrent = 2;
const progressEvery = 100;

async function filesIn(folder: string | undefined): Promise<string[]> {
  if (!folder || !(await stat(folder).catch(() => undefined))?.isDirectory())
    throw new StartError("Name a folder of PDF files: npm run corpus -- <folder>");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.pdf$/i.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}

async function run(temporary: string, stop: AbortSignal): Promise<void> {
  const { signed, expected, folder, lists, anchors } = readArguments();
  if (signed && expected) {
    const trust = await openCorpusTrust({ lists, anchors, temporary });
    console.log(await compareWithReferences({ signed, expected, trust }, stop));
  } else await runSources(folder, temporary, stop);
}

function readArguments() {
  const name = { type: "string" } as const;
  const options = { signed: name, expected: name, lists: name, anchors: name };
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (Boolean(values.signed) !== Boolean(values.expected))
      throw new StartError("--signed names a folder of files, and --expected the file with their verdicts.");
    return { ...values, folder: positionals[0] };
  } catch (error) {
    throw error instanceof TypeError ? new StartError(error.message, { cause: error }) : error;
  }
}

async function runSources(folder: string | undefined, temporary: string, stop: AbortSignal): Promise<void> {
  const files = await filesIn(folder);
  const signed = path.join(temporary, "signed");
  await mkdir(signed);
  const reader = startFileReader({ log: () => {} });
  const pdfjs = pdfjsReader();
  const rows: CorpusRow[] = [];
  await withSandbox(path.join(temporary, "data"), stop, async ({ calls }) => {
    const waiting = [...files];
    const work = async () => {
      for (let file = waiting.shift(); file && !stop.aborted; file = waiting.shift()) {
        rows.push({
          name: path.relative(folder ?? "", file),
          travel: await travel({ reader, calls, folder: signed }, file),
          qpdf: await readWithQpdf(file),
          pdfjs: await pdfjs.read(file),
        });
        if (rows.length % progressEvery === 0) console.error(`${rows.length} of ${files.length} files …`);
      }
    };
    await Promise.all(Array.from({ length: concurrent }, work));
  });
  reader.stop();
  await pdfjs.close();
  rows.sort((left, right) => left.name.localeCompare(right.name, "en"));
  console.log(`${corpusTable(rows)}\n\n${corpusSummary(rows)}`);
}

await runBenchmark("corpus", run);
