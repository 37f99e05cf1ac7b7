import { UploadRefusal } from "./upload-refusal";

/** Lets so many bytes through. One more breaks the stream off with an {@link UploadRefusal}. */
export function limitBytes(maxBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let received = 0;
  return new TransformStream({
    transform(chunk, controller) {
      received += chunk.byteLength;
      if (received > maxBytes) controller.error(new UploadRefusal("too_large", { maxBytes }));
      else controller.enqueue(chunk);
    },
  });
}
