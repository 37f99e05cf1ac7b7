/** The origin of a request, for the log. Absent when the portal acts by itself. */
export type Origin = {
  /** The client's network address. */
  address?: string;
  /** The browser and operating system, never the whole User-Agent header. */
  client?: string;
};
