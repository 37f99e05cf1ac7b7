import { UploadRefusal } from "./upload-refusal";

/** Errors the stream with an {@link UploadRefusal} once more than `maxBytes` have passed. */
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
