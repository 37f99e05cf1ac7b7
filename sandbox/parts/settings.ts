/** The settings of a sandbox gateway. */
export type Settings = {
  host: string;
  /** 0 binds any free port. */
  port: number;
  /** 0 binds any free port. */
  smtpPort: number;
  dataDir: string;
  accessToken: string;
  /** How many times faster than real time the gateway's waits pass. */
  timeScale: number;
  /** How long a person takes to confirm on the phone. */
  confirmationMs: number;
};
