import type { Octokit } from "./octokit.ts";
import type { Patience } from "./retries.ts";

/** A repository, whom to ask about it, and for how long. */
export interface Reach {
  readonly octokit: Octokit;
  readonly place: { readonly owner: string; readonly repo: string };
  readonly patience: Patience;
}
