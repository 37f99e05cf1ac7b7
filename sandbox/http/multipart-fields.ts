import type { Readable } from "node:stream";
import { Busboy, type BusboyHeaders } from "@fastify/busboy";
import { contentMark, isContentKey, maximumRest, refuseLongRest, type ContentSink } from "./content-field";
import { ApiError } from "./errors";

type Field = [name: string, value: string];

/**
 * The fields of a multipart body in their order. Not the platform's own `formData()`: it refuses what clients in the
 * field send, such as boundaries with spaces and names without quotes. Some send each value as a part with a file name:
 * its text is the value.
 *
 * @param sink if there is one, `file[content]` goes there, a mark stands in its place, and the rest must be short
 * @throws {ApiError} 400 when the body is not what its content type says, 413 when it is too long
 */
export async function multipartFields(
  body: Readable,
  contentType: string,
  sink?: ContentSink,
): Promise<Field[]> {
  const headers: BusboyHeaders = { "content-type": contentType };
  const limits = { fieldSize: sink ? maximumRest + 1 : Infinity, fields: 10_000 };
  const isPartAFile = (name?: string, type?: string, fileName?: string) =>
    fileName !== undefined || type === "application/octet-stream" || goesToSink(name);
  const goesToSink = (name = "") => sink !== undefined && isContentKey(name);
  const count = sink ? restCounter() : () => undefined;

  const fields: Promise<Field>[] = [];
  await new Promise<void>((resolve, reject) => {
    const refuse = () => reject(new ApiError(400, "The body is not multipart/form-data", 400));
    const add = (name: string, value: Promise<string>) => {
      const field = value.then((text): Field => [name, text]);
      field.catch(reject);
      fields.push(field);
    };
    const counted = async (text: string) => (count(text.length), text);
    try {
      const parser = new Busboy({ headers, limits, isPartAFile });
      parser.on("field", (name, value) => add(name, counted(value)));
      parser.on("file", (name, part) => {
        // A part begins when the parser meets it, perhaps while the sink still takes the one before.
        const before = fields.at(-1);
        add(name, sink && goesToSink(name) ? divert(part, sink, before) : textOf(part, count));
      });
      parser.on("finish", resolve);
      parser.on("error", refuse);
      body.on("error", reject).pipe(parser);
    } catch {
      refuse();
    }
  });
  return Promise.all(fields);
}

function restCounter() {
  let length = 0;
  return (more: number) => refuseLongRest((length += more));
}

async function divert(
  part: Readable,
  sink: ContentSink,
  before: Promise<unknown> | undefined,
): Promise<string> {
  await before;
  await sink.begin();
  let mark = "";
  for await (const piece of part.setEncoding("utf8")) {
    await sink.write(String(piece));
    mark = contentMark;
  }
  return mark;
}

async function textOf(part: Readable, count: (bytes: number) => void): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of part as AsyncIterable<Buffer>) {
    count(chunk.length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
