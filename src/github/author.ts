import { z } from "zod";
import { answered } from "./answer.ts";
import type { Octokit } from "./octokit.ts";
import { isRateLimit } from "./retries.ts";

/** Whom a workflow's own token writes as. */
const ACTIONS = "github-actions[bot]";

/**
 * The account that comments of this token carry. A personal token may ask who it is, an app's may
 * only through GraphQL.
 */
export async function ownLogin(octokit: Octokit): Promise<string> {
  const asked = [
    async () => answered(Account, await octokit.rest.users.getAuthenticated()).login,
    async () =>
      answered(Viewer, { data: await octokit.graphql("{ viewer { login } }") }).viewer.login,
  ];
  for (const ask of asked) {
    const login = await ask().catch(refused);
    if (login !== null) return login;
  }
  return ACTIONS;
}

const Account = z.object({ login: z.string().min(1) });
const Viewer = z.object({ viewer: Account });

/** A token without the right to know its name; what may pass is thrown on, or the wrong account would be looked for. */
function refused(error: Error & { status?: number }): null {
  if (isRateLimit(error)) throw error;
  if ([401, 403, 404].includes(error.status ?? 0) || error.name === "GraphqlResponseError") {
    return null;
  }
  throw error;
}
