/** What an entry hands the commands of the outside world; nothing below reads it for itself. */
export interface Host {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder of the Python worker, beside the entry. */
  readonly worker: string;
  readonly out: Terminal;
  readonly errors: Terminal;
}

/** A stream that may be a terminal. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}
