import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type { ByteRange } from "./byte-range-header";

type Parts = {
  ranges: ByteRange[];
  mediaType: string;
  sizeBytes: number;
  open: (range: ByteRange) => Promise<ReadableStream<Uint8Array>>;
};

/** Streams several ranges of a file as one multipart/byteranges body (RFC 9110 §15.3.7.2), each read as it is sent. */
export function multipartRanges({ ranges, mediaType, sizeBytes, open }: Parts) {
  const boundary = randomUUID();
  const head = ({ start, end }: ByteRange) =>
    Buffer.from(
      `\r\n--${boundary}\r\nContent-Type: ${mediaType}\r\nContent-Range: bytes ${start}-${end}/${sizeBytes}\r\n\r\n`,
    );
  const end = Buffer.from(`\r\n--${boundary}--\r\n`);
  const chunks = async function* () {
    for (const range of ranges) {
      yield head(range);
      yield* await open(range);
    }
    yield end;
  };
  const lengths = ranges.map((range) => head(range).length + range.end - range.start + 1);
  return {
    body: Readable.toWeb(Readable.from(chunks(), { objectMode: false })) as ReadableStream<Uint8Array>,
    contentType: `multipart/byteranges; boundary=${boundary}`,
    contentLength: lengths.reduce((sum, length) => sum + length, end.length),
  };
}
