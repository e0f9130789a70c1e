import type { Octokit } from "./octokit.ts";

/**
 * Shows a comment again that somebody has hidden. Whoever hides a verdict has read that one, not the next;
 * where this token may not, it stays hidden, and the check says the same.
 */
export async function showAgain(octokit: Octokit, node: string): Promise<void> {
  try {
    const { node: found } = await octokit.graphql<Asked>(ASK, { node });
    if (found?.isMinimized) await octokit.graphql(SHOW, { node });
  } catch {
    // Only how visible it is was at stake.
  }
}

interface Asked {
  readonly node: { readonly isMinimized?: boolean } | null;
}

const ASK = "query ($node: ID!) { node(id: $node) { ... on Minimizable { isMinimized } } }";
const SHOW =
  "mutation ($node: ID!) { unminimizeComment(input: { subjectId: $node }) { clientMutationId } }";
