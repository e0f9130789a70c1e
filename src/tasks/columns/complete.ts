import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import { type Defect, describeDefects } from "./defects.ts";

/** What columns of every kind have. */
interface Joined {
  readonly samples: { readonly size: number };
  readonly defects: readonly Defect[];
}

/** The columns, if they answer every sample exactly once. */
export function complete<Some extends Joined>(columns: Some | Unmeasured): Some | Unmeasured {
  if (isUnmeasured(columns)) return columns;
  const { defects, samples } = columns;
  if (defects.length > 0) return { unmeasured: describeDefects(defects, samples.size) };
  return samples.size === 0 ? { unmeasured: "there is no sample to evaluate" } : columns;
}

/** The reference's columns, for what is measured against them. */
export function completeReference<Some extends Joined>(
  reference: Some | Unmeasured,
): Some | Unmeasured {
  if (isUnmeasured(reference)) return reference;
  const whole = complete(reference);
  return isUnmeasured(whole) ? { unmeasured: `of the reference: ${whole.unmeasured}` } : whole;
}
