import { setTimeout } from "node:timers/promises";
import { connect, type Octokit } from "./octokit.ts";
import type { Patience } from "./retries.ts";

/** A repository, whom to ask about it, and for how long. */
export interface Reach {
  readonly octokit: Octokit;
  readonly place: { readonly owner: string; readonly repo: string };
  readonly patience: Patience;
}

/** How long servers are waited for; what is stopped waits no more. */
export function patienceOf(seconds: number, signal: AbortSignal | undefined): Patience {
  const sleep = (pause: number) => setTimeout(1000 * pause, undefined, { signal });
  return { seconds, signal, sleep };
}

/** Reaches a repository, `owner/name`, with a token: once, when it is first asked for. */
export function reaching(
  token: string,
  repository: string,
  patience: Patience,
): () => Promise<Reach> {
  const [owner = "", repo = ""] = repository.split("/");
  const reach = async (): Promise<Reach> => ({
    octokit: await connect(token, { callSeconds: Math.min(LONGEST_CALL, patience.seconds) }),
    place: { owner, repo },
    patience,
  });
  let known: Promise<Reach> | undefined;
  return () => {
    known ??= reach();
    return known;
  };
}

/** In seconds. */
const LONGEST_CALL = 30;
