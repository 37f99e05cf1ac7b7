import { deflateSync } from "node:zlib";
import { firstMore, onePage, writeObject, writeObjects } from "./write-pdf";

const rowBytes = 5;

/** A PDF whose cross-reference stream has predicted rows, each by another filter of PNG (ISO 32000-2, 7.4.4.4). */
export const pngPredictedPdf = () =>
  predictedXrefPdf(15, (row, above, index) => predict(row, above, index % 5));

/** A PDF whose cross-reference stream is predicted as in TIFF: by the byte to the left. */
export const tiffPredictedPdf = () =>
  predictedXrefPdf(2, (row) => row.map((byte, at) => byte - (row[at - 1] ?? 0)));

type Predict = (row: Buffer, above: Buffer, index: number) => Uint8Array;

function predictedXrefPdf(predictor: number, predictRow: Predict): Buffer {
  const { bytes, offsets } = writeObjects(onePage());
  const rows = [0, ...offsets, bytes.length].map((offset) => {
    const row = Buffer.alloc(rowBytes);
    row.writeUInt8(offset === 0 ? 0 : 1);
    row.writeUInt32BE(offset, 1);
    return row;
  });
  const predicted = rows.map((row, index) =>
    predictRow(row, rows[index - 1] ?? Buffer.alloc(rowBytes), index),
  );
  const dictionary =
    `/Type /XRef /Size ${firstMore + 1} /W [1 4 0] /Root 1 0 R /Filter /FlateDecode ` +
    `/DecodeParms << /Predictor ${predictor} /Columns ${rowBytes} >>`;
  const section = writeObject(firstMore, { dictionary, stream: deflateSync(Buffer.concat(predicted)) });
  return Buffer.concat([bytes, section, Buffer.from(`startxref\n${bytes.length}\n%%EOF\n`)]);
}

/** What a row differs by from the byte to the left, the one above, their mean, or Paeth's choice of them. */
function predict(row: Buffer, above: Buffer, filter: number): Buffer {
  const expected = (at: number) => {
    const [left, up, corner] = [
      at > 0 ? (row[at - 1] ?? 0) : 0,
      above[at] ?? 0,
      at > 0 ? (above[at - 1] ?? 0) : 0,
    ];
    return [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
  };
  return Buffer.from([filter, ...row.map((byte, at) => byte - expected(at))]);
}

/** The nearest to left + up - corner; the first of equals. */
const paeth = (left: number, up: number, corner: number) =>
  [left, up, corner]
    .map((value) => ({ value, distance: Math.abs(left + up - corner - value) }))
    .reduce((nearest, each) => (each.distance < nearest.distance ? each : nearest)).value;
