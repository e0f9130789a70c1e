/** Enough of a digest to tell two apart: `sha256:9f86d081884c`, or `9f86d081884c` where it names no algorithm. */
export function shortDigest(digest: string): string {
  return digest.slice(0, /^[0-9a-f]+$/.test(digest) ? 12 : "sha256:".length + 12);
}

/** A commit as GitHub shows it, by seven digits: where a reader compares it with GitHub's pages. */
export function shortCommit(commit: string | null): string {
  return commit?.slice(0, 7) ?? "the working tree";
}

/** By twelve, where a message stands alone and git has to find it by them. */
export function longCommit(commit: string): string {
  return commit.slice(0, 12);
}
