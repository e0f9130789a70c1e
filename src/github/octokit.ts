/** GitHub's client, as @actions/github sets it up for the runner. */
export type Octokit = ReturnType<typeof import("@actions/github").getOctokit>;

interface Connection {
  readonly baseUrl?: string;
  /** A call that takes longer has failed. */
  readonly callSeconds?: number;
}

/** Loaded only when it is needed: it is large. */
export async function connect(
  token: string,
  { callSeconds = 30, ...options }: Connection = {},
): Promise<Octokit> {
  const { getOctokit } = await import("@actions/github");
  const octokit = getOctokit(token, options);
  octokit.hook.before("request", ({ request }) => {
    request.signal = AbortSignal.timeout(1000 * callSeconds);
  });
  // What is cut short, or comes from a proxy in between, would be handed on as text.
  octokit.hook.after("request", ({ data, headers }, { method, url }) => {
    if (typeof data === "string" && MARKUP.test(headers["content-type"] ?? ""))
      throw new Error(`what was answered to ${method} ${url} is not JSON`);
  });
  return octokit;
}

const MARKUP = /^(?:application\/json|text\/html)\b/;
