/** Numbers as sentences say them. Bounds are rounded outward, so that none looks better than it is. */

export function percent(rate: number): string {
  return `${rounded(rate * 100, Math.round)} %`;
}

export function atLeastPercent(rate: number): string {
  return `${rounded(rate * 100, Math.floor)} %`;
}

export function atMostPercent(rate: number): string {
  return `${rounded(rate * 100, Math.ceil)} %`;
}

/** `1 sample allows`, `800 samples allow`. */
export function allow(n: number, unit: string): string {
  return n === 1 ? `1 ${unit} allows` : `${n} ${unit}s allow`;
}

/** `12.3 MB`, `15.3 kB`: 10⁶ and 10³ bytes. */
export function size(bytes: number): string {
  const [unit, of] = bytes < 1e3 ? ["bytes", 1] : bytes < 1e6 ? ["kB", 1e3] : ["MB", 1e6];
  return `${Number((bytes / of).toFixed(1))} ${unit}`;
}

/** Two decimals at most; what is a hair from them by binary fractions alone is not rounded away. */
function rounded(value: number, round: (value: number) => number): string {
  const hundredths = Number((value * 100).toPrecision(12));
  return String(round(hundredths) / 100 + 0).replace("-", "−");
}
