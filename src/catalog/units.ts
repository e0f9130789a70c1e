/** Families of quantity: how a number of this kind is written, stored and shown. */
export const QUANTITIES = ["rate", "number", "bytes", "bits", "duration", "version"] as const;
export type Quantity = (typeof QUANTITIES)[number];

/** A unit as people write it; the number times `factor / 10^shift` is what files store. */
export interface Unit {
  readonly symbol: string;
  readonly factor: number;
  readonly shift: number;
  readonly says: string;
}

const PERCENT = { symbol: "%", factor: 1, shift: 2, says: "hundredths of a whole" } as const;
const POINT = {
  symbol: "pt",
  factor: 1,
  shift: 2,
  says: "percentage points: the difference of two rates",
} as const;

const SIZES = [
  { symbol: "B", factor: 1, shift: 0, says: "bytes" },
  { symbol: "KB", factor: 1_000, shift: 0, says: "10^3 bytes" },
  { symbol: "MB", factor: 1_000_000, shift: 0, says: "10^6 bytes" },
  { symbol: "GB", factor: 1_000_000_000, shift: 0, says: "10^9 bytes" },
  { symbol: "KiB", factor: 2 ** 10, shift: 0, says: "1024 bytes" },
  { symbol: "MiB", factor: 2 ** 20, shift: 0, says: "1024 KiB" },
  { symbol: "GiB", factor: 2 ** 30, shift: 0, says: "1024 MiB" },
] as const;

const DURATIONS = [
  { symbol: "ms", factor: 1, shift: 0, says: "milliseconds" },
  { symbol: "s", factor: 1_000, shift: 0, says: "seconds" },
] as const;

const IOS = { symbol: "iOS", factor: 1, shift: 0, says: "a version of iOS" } as const;

/** One way a number is written in the policy. `least` and `most` bound it, as written in `units[0]`. */
export interface Form {
  readonly means: string;
  readonly write: string;
  readonly example: string;
  /** None: a plain number. */
  readonly units: readonly Unit[];
  /** Whether the unit comes before the number: `iOS 17`. */
  readonly unitFirst?: true;
  readonly least?: number;
  readonly most?: number;
}

export const FORMS = {
  rate: {
    means: "a rate",
    write: "in percent",
    example: "88 %",
    units: [PERCENT],
    least: 0,
    most: 100,
  },
  points: {
    means: "a difference of rates",
    write: "in points",
    example: "0.5 pt",
    units: [POINT],
    least: 0,
    most: 100,
  },
  confidence: {
    means: "a probability",
    write: "in percent",
    example: "95 %",
    units: [PERCENT],
    least: 50,
    most: 99.99,
  },
  relative: {
    means: "a relative difference",
    write: "in percent",
    example: "2 %",
    units: [PERCENT],
    least: 0,
  },
  ratio: {
    means: "a ratio to the reference",
    write: "as a plain number",
    example: "0.3",
    units: [],
    least: 0,
  },
  number: { means: "a plain number", write: "without a unit", example: "0.9", units: [] },
  difference: {
    means: "a difference of plain numbers",
    write: "without a unit",
    example: "0.01",
    units: [],
    least: 0,
  },
  bits: {
    means: "a number of bits",
    write: "as a plain number",
    example: "4.5",
    units: [],
    least: 0,
  },
  bytes: { means: "a size", write: "with its unit", example: "13 MB", units: SIZES, least: 0 },
  duration: {
    means: "a duration",
    write: "with its unit",
    example: "10 ms",
    units: DURATIONS,
    least: 0,
  },
  version: {
    means: "a version of iOS",
    write: "with its name",
    example: "iOS 17",
    units: [IOS],
    unitFirst: true,
    least: 0,
  },
} as const satisfies Record<string, Form>;

/** How long somebody waits: no value of a metric. */
export const WAIT: Form = {
  means: "a time to wait",
  write: "in seconds",
  example: "60 s",
  units: [{ symbol: "s", factor: 1, shift: 0, says: "seconds" }],
  least: 1,
  most: 3600,
};

/** Which of them a number is written in. */
export type FormName = keyof typeof FORMS;

/** How a value of a quantity is written, and how a difference of two is. */
export const WRITTEN = {
  rate: { value: "rate", difference: "points" },
  number: { value: "number", difference: "difference" },
  bytes: { value: "bytes", difference: "bytes" },
  bits: { value: "bits", difference: "bits" },
  duration: { value: "duration", difference: "duration" },
  version: { value: "version", difference: "version" },
} as const satisfies Record<Quantity, { value: FormName; difference: FormName }>;
