import type { Reach } from "./reach.ts";
import { describeApiFailure, withRetries } from "./retries.ts";

/** What a commit carries beside its checks; a rule can require it by its context. Never pending: nobody would end that. */
export interface Status {
  readonly commit: string;
  readonly context: string;
  readonly state: "success" | "failure" | "error";
  /** Plain text; GitHub takes 140 characters. */
  readonly description: string;
  readonly url: string;
}

/** Gives why it could not be set, if it could not. */
export async function setStatus(
  { octokit, place, patience }: Reach,
  { commit, url, ...status }: Status,
): Promise<string | undefined> {
  const call = { ...place, ...status, sha: commit, target_url: url };
  try {
    await withRetries(() => octokit.rest.repos.createCommitStatus(call), patience);
  } catch (error) {
    return describeApiFailure(error);
  }
}
