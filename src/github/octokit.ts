/** GitHub's client, as @actions/github sets it up for the runner. */
export type Octokit = ReturnType<typeof import("@actions/github").getOctokit>;

/** Loaded only when it is needed: it is large. */
export async function connect(token: string): Promise<Octokit> {
  const { getOctokit } = await import("@actions/github");
  return getOctokit(token);
}
