/** A folder of downloaded packages, and the key that names what was to be downloaded. */
export interface Wheels {
  readonly path: string;
  readonly key: string;
}

/** Keeps packages from one run to the next. What it brings may be anybody's: it is checked before it is used. */
export interface WheelStore {
  /** Whether there is anything in the folder now. */
  bring(wheels: Wheels): Promise<boolean>;
  keep(wheels: Wheels): Promise<void>;
  /** What was brought is not what the lock names, and was thrown away. */
  refused(wheels: Wheels, why: string): void;
}
