import { createEmulator } from "emulate";
import { onTestFinished } from "vitest";
import { freePort } from "./ports.ts";
import { type FaultyProxy, startProxy } from "./proxy.ts";

/** GitHub for one test: its REST API behind a proxy that can be told to misbehave. */
export interface GitHub {
  readonly url: string;
  readonly proxy: FaultyProxy;
  readonly repository: "team/app";
  /** Who the tokens belong to. */
  readonly tokens: { readonly own: string; readonly stranger: string };
  openPullRequest(): Promise<{ number: number; head: string }>;
  /** The pull request as it is after a push of this commit, which may be in no repository of GitHub's. */
  push(number: number, head: string): void;
  comment(number: number, body: string, token: string): Promise<void>;
  comments(number: number): Promise<Comment[]>;
  /** Lets nothing into main but by a pull request whose checks have passed. */
  protectMain(checks: readonly string[]): Promise<void>;
  /** What Actions reports of a job that has ended, by the job's name. */
  jobEnded(head: string, job: string, status: number | null): Promise<void>;
  /** Presses the button; what is said where it is refused. */
  merge(number: number): Promise<{ merged: boolean; message: string }>;
}

export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string };
}

interface Pull {
  readonly number: number;
  readonly head: { readonly sha: string };
}

const TOKENS = { own: "token-of-the-gate", stranger: "token-of-a-stranger" };
const REPO = "/repos/team/app";

export async function startGitHub(): Promise<GitHub> {
  const emulator = await createEmulator({
    service: "github",
    port: await freePort(),
    seed: {
      tokens: {
        [TOKENS.own]: { login: "team", scopes: ["repo"] },
        [TOKENS.stranger]: { login: "stranger", scopes: ["repo"] },
      },
      github: {
        users: [{ login: "team" }, { login: "stranger" }],
        repos: [{ owner: "team", name: "app", auto_init: true }],
      },
    },
  });
  const proxy = await startProxy(emulator.url);
  onTestFinished(async () => {
    await proxy.close();
    await emulator.close();
  });
  const push = (number: number, head: string) =>
    proxy.change(new RegExp(`/pulls/${number}$`), (body) => {
      const pull = JSON.parse(body);
      return JSON.stringify({ ...pull, head: { ...pull.head, sha: head } });
    });
  const server = { url: proxy.url, proxy, repository: "team/app", tokens: TOKENS } as const;
  return { ...client(emulator.url), ...server, push };
}

function client(url: string) {
  async function send(method: string, path: string, body: unknown, token: string) {
    return await fetch(url + path, {
      method,
      headers: { authorization: `token ${token}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
  async function call<T>(
    method: string,
    path: string,
    body?: unknown,
    token = TOKENS.own,
  ): Promise<T> {
    const response = await send(method, path, body, token);
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }
  return {
    async openPullRequest() {
      const main = await call<{ object: { sha: string } }>("GET", `${REPO}/git/ref/heads/main`);
      const branch = { ref: "refs/heads/feature", sha: main.object.sha };
      await call("POST", `${REPO}/git/refs`, branch);
      const change = { message: "change", content: "YQ==", branch: "feature" };
      await call("PUT", `${REPO}/contents/file.txt`, change);
      const wanted = { title: "Change", head: "feature", base: "main" };
      const { number, head } = await call<Pull>("POST", `${REPO}/pulls`, wanted);
      return { number, head: head.sha };
    },
    async comment(number: number, body: string, token: string) {
      await call("POST", `${REPO}/issues/${number}/comments`, { body }, token);
    },
    async protectMain(contexts: readonly string[]) {
      const nothing = { required_pull_request_reviews: null, restrictions: null };
      const rules = { required_status_checks: { strict: true, contexts }, enforce_admins: true };
      await call("PUT", `${REPO}/branches/main/protection`, { ...rules, ...nothing });
    },
    async jobEnded(head: string, job: string, status: number | null) {
      const conclusion = status === 0 ? "success" : "failure";
      const check = { name: job, head_sha: head, status: "completed", conclusion };
      await call("POST", `${REPO}/check-runs`, check);
    },
    async merge(number: number) {
      const response = await send("PUT", `${REPO}/pulls/${number}/merge`, {}, TOKENS.own);
      const { message } = (await response.json()) as { message: string };
      return { merged: response.ok, message };
    },
    async comments(number: number) {
      const all: Comment[] = [];
      for (let page = 1; ; page += 1) {
        const path = `${REPO}/issues/${number}/comments?per_page=100&page=${page}`;
        const found = await call<Comment[]>("GET", path);
        all.push(...found);
        if (found.length < 100) return all;
      }
    },
  };
}
