/** Files that cannot be put into a container, or a container that cannot be read; the message says why. */
export class ContainerUnusable extends Error {
  override name = "ContainerUnusable";
}
