import type { Fingerprint } from "../contract/measurement.ts";
import type { PastRun, PastVariant } from "../contract/past.ts";
import type {
  JudgedModel,
  JudgedVariant,
  ObservedMetric,
  Origin,
  Verdict,
} from "../contract/verdict.ts";
import { isSameEnvironment } from "./environments.ts";

/** What is kept of a verdict, in a line; undefined where its head is no commit that says when it was made. */
export function pastRunOf(
  verdict: Verdict,
  branch: string,
  on: ReadonlyMap<string, { readonly digest: string }> = new Map(),
): PastRun | undefined {
  const { outcome, head } = verdict;
  const { commit, committed } = head;
  if (commit === null || committed === undefined) return undefined;
  const environments: Fingerprint[] = [];
  const models = verdict.models.map((model) => {
    const data = on.get(model.name);
    return {
      name: model.name,
      outcome: model.outcome,
      ...(data && { data: data.digest }),
      variants: variantsOf(model).map((variant) => pastVariant(variant, environments)),
    };
  });
  return { schema: 1, commit, committed, branch, outcome, environments, models };
}

interface Shown {
  readonly name: string;
  readonly outcome: PastVariant["outcome"];
  readonly origin?: Origin;
  readonly metrics: Readonly<Record<string, ObservedMetric>>;
  readonly stopped?: JudgedVariant["stopped"];
}

/** The reference first: what is shipped is only as good as what it was made from. */
export function variantsOf({ reference, variants }: JudgedModel): Shown[] {
  const isListed = variants.some(({ name }) => name === reference?.name);
  const first = reference === null || isListed ? [] : [{ ...reference, outcome: null }];
  return [...first, ...variants];
}

function pastVariant(
  { name, outcome, origin, metrics, stopped }: Shown,
  environments: Fingerprint[],
): PastVariant {
  // A number of the first examples is none to set beside those of all.
  const shown = Object.entries(metrics).filter(
    ([, { n }]) => stopped === undefined || n === undefined,
  );
  const values = shown.map(
    ([metric, { value, n, versus }]) =>
      [metric, { value, ...(n !== undefined && { n }), ...turnedIn(versus) }] as const,
  );
  return {
    name,
    outcome,
    // Numbers of several environments are of none.
    ...(origin &&
      !origin.fingerprints && { environment: placeOf(origin.fingerprint, environments) }),
    ...(origin && { weightsDigest: origin.weightsDigest }),
    metrics: Object.fromEntries(values),
  };
}

function turnedIn(versus: ObservedMetric["versus"]): { readonly turned?: number } {
  if (versus?.lost === undefined || versus.gained === undefined) return {};
  return { turned: versus.lost + versus.gained };
}

/** Each environment is written once, and named by its place. */
function placeOf(fingerprint: Fingerprint, environments: Fingerprint[]): number {
  const found = environments.findIndex((one) => isSameEnvironment(one, fingerprint));
  return found >= 0 ? found : environments.push(fingerprint) - 1;
}
