/** What an entry hands the commands of the outside world; nothing below reads it for itself. */
export interface Host {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder of the Python worker, beside the entry. */
  readonly worker: string;
  /** Where Python environments are kept from one run to the next. */
  readonly home: string;
  /** For copies of what commits hold; removed when the command ends. */
  readonly temp: string;
  readonly out: Terminal;
  readonly errors: Terminal;
}

/** A stream that may be a terminal. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}
