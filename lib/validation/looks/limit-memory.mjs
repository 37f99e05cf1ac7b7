const pageBytes = 64 * 1024;
const maxBytes = 256 * 1024 * 1024;

/**
 * Bounds the memory of WebAssembly in this thread, which the limits of a worker's heap do not count: without it a
 * file of some kilobytes makes PDFium take two gigabytes.
 */
export function limitMemory() {
  const grow = Object.getOwnPropertyDescriptor(WebAssembly.Memory.prototype, "grow")?.value;
  /** @param {number} pages */
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * pageBytes > maxBytes)
      throw new RangeError("PDFium needs more memory than it may have.");
    return grow.call(this, pages);
  };
}
