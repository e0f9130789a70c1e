/** What an out folder holds, whoever wrote it. `N`: a name of a model, side, variant or target. */
const PARTS: readonly RegExp[] = [
  /^(plan\.json|verdict\.json|comment\.md|history\.jsonl)$/,
  /^samples\/N\.jsonl$/,
  /^(recorded\/N\/)?(measurements\/N\/N\/N\/N\.json|records\/N\/N\/N\/N\.jsonl)$/,
  /^shards\/\d+-of-\d+\.json$/,
  /^explanations\/N\/N\/N\.json$/,
  /^packages\/N\/N\/N\.mlpackage\/./,
  /^labelling\/N\/(to-label\.csv$|images\/.)/,
].map(({ source }) => new RegExp(source.replaceAll("N", "[a-z0-9][a-z0-9._-]*"), "s"));

/** Whether a path, with `/`, is one of those that `LAYOUT` names. */
export function belongs(path: string): boolean {
  return PARTS.some((part) => part.test(path));
}
