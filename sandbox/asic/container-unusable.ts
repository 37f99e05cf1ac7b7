/** A container cannot be built from these files, or cannot be read; the message says why. */
export class ContainerUnusable extends Error {
  override name = "ContainerUnusable";
}
