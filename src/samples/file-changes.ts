/** Of each file below a folder, a digest of what is in it. */
export type Digests = ReadonlyMap<string, string>;

/** Files that both have, with other contents, which the head itself has changed. */
export function replacedFiles({
  target,
  head,
  base,
}: {
  readonly target: Digests;
  readonly head: Digests;
  readonly base?: Digests;
}): string[] {
  return [...target.keys()].filter((path) => {
    const now = head.get(path);
    return now !== undefined && now !== target.get(path) && now !== base?.get(path);
  });
}
