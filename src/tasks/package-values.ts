import type { Unmeasured } from "../catalog/unmeasured.ts";
import type { Package } from "../contract/measurement.ts";

const VALUES: Readonly<Record<string, (held: Package) => number | Unmeasured>> = {
  size: ({ bytes }) => bytes,
  "bits-per-weight": ({ weights }) => weights.bitsPerWeight,
  "minimum-os": ({ minimumOS }) => iosVersion(minimumOS),
};

/** What a package says of itself: bytes, bits, or the version of iOS it needs. */
export function packageValue(metric: string, held: Package): number | Unmeasured {
  return VALUES[metric]?.(held) ?? { unmeasured: `${metric} is not evaluated yet` };
}

function iosVersion(minimumOS: string): number | Unmeasured {
  const version = /^iOS (\d+(?:\.\d+)?)$/.exec(minimumOS)?.[1];
  if (version !== undefined) return Number(version);
  return { unmeasured: `"${minimumOS}" is no known version of iOS` };
}
