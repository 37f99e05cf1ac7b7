import type { Readable } from "node:stream";
import { Busboy, type BusboyHeaders } from "@fastify/busboy";
import {
  contentPlaceholder,
  isContentKey,
  maxRestLength,
  checkRestLength,
  type ContentSink,
} from "./content-field";
import { ApiError } from "./errors";

type Field = [name: string, value: string];

/**
 * The fields of a multipart body, in order. `formData()` would refuse what real clients send, such as boundaries with
 * spaces and unquoted names. Some clients send each value as a file part, whose text is the value.
 *
 * @param sink receives `file[content]`, and a placeholder replaces it; the rest of the body then has a limit
 * @throws {ApiError} 400 when the body does not match its content type, 413 when it is too long
 */
export async function multipartFields(
  body: Readable,
  contentType: string,
  sink?: ContentSink,
): Promise<Field[]> {
  const headers: BusboyHeaders = { "content-type": contentType };
  const limits = { fieldSize: sink ? maxRestLength + 1 : Infinity, fields: 10_000 };
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
        // A part begins as soon as it is parsed, perhaps while the sink still receives the previous part.
        const previous = fields.at(-1);
        add(name, sink && goesToSink(name) ? divert(part, sink, previous) : textOf(part, count));
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
  return (more: number) => checkRestLength((length += more));
}

async function divert(
  part: Readable,
  sink: ContentSink,
  previous: Promise<unknown> | undefined,
): Promise<string> {
  await previous;
  await sink.begin();
  let placeholder = "";
  for await (const piece of part.setEncoding("utf8")) {
    await sink.write(String(piece));
    placeholder = contentPlaceholder;
  }
  return placeholder;
}

async function textOf(part: Readable, count: (bytes: number) => void): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of part as AsyncIterable<Buffer>) {
    count(chunk.length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
