import { getOctokit } from "@actions/github";
import { describe, expect, test } from "vitest";
import { ownLogin } from "../../src/github/author.ts";
import { publishComment } from "../../src/github/comment.ts";
import type { CommentText, Thread } from "../../src/github/comment-calls.ts";
import { connect } from "../../src/github/octokit.ts";
import { type GitHub, startGitHub } from "../emulator/github.ts";

const MARKER = "<!-- quantgate -->";
const body = (text: string) => `${MARKER}\n${text}`;

type Run = Pick<Thread, "number" | "head"> & Partial<Thread>;

async function publish(github: GitHub, run: Run, text: string, how: Partial<CommentText> = {}) {
  const waits: number[] = [];
  const octokit = getOctokit(github.tokens.own, { baseUrl: github.url, log: SILENT });
  const sleep = async (seconds: number) => void waits.push(seconds);
  const patience = { seconds: 300, signal: undefined, sleep };
  const posted = await publishComment(
    { octokit, place: { owner: "team", repo: "app" }, patience },
    { run: 1, attempt: 1, ...run },
    { body: body(text), marker: MARKER, ...how },
  );
  return { posted, waits };
}

/** What each comment of the pull request says, without the line that says which run wrote it. */
async function said(github: GitHub, number: number): Promise<string[]> {
  const comments = await github.comments(number);
  return comments.map((comment) => comment.body.replace(/\n<!-- of .*-->/, ""));
}

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

describe("the comment", () => {
  test("is made by the first run and updated by the second", async () => {
    const github = await startGitHub();
    const thread = await github.openPullRequest();
    expect((await publish(github, thread, "first")).posted.kind).toBe("created");
    expect((await publish(github, thread, "second")).posted.kind).toBe("updated");
    expect(await said(github, thread.number)).toEqual([body("second")]);
  });

  test("is found again behind more than a page of others", async () => {
    const github = await startGitHub();
    const thread = await github.openPullRequest();
    for (let index = 0; index < 101; index += 1) {
      await github.comment(thread.number, `${index}`, github.tokens.stranger);
    }
    await publish(github, thread, "first");
    expect((await publish(github, thread, "second")).posted.kind).toBe("updated");
  });

  test("of someone else is left alone, whatever marker it carries", async () => {
    const github = await startGitHub();
    const thread = await github.openPullRequest();
    await github.comment(thread.number, body("forged"), github.tokens.stranger);
    await publish(github, thread, "ours");
    expect(await said(github, thread.number)).toEqual([body("forged"), body("ours")]);
  });

  test("that only quotes the marker is not taken for the gate's own", async () => {
    const github = await startGitHub();
    const thread = await github.openPullRequest();
    await github.comment(thread.number, `what is ${MARKER}?`, github.tokens.own);
    expect((await publish(github, thread, "ours")).posted.kind).toBe("created");
  });

  test("longer than GitHub takes is cut at a line, and says so", async () => {
    const github = await startGitHub();
    const thread = await github.openPullRequest();
    await publish(github, thread, "a line of it\n".repeat(6000));
    const [comment] = await github.comments(thread.number);
    expect(comment?.body.length).toBeLessThanOrEqual(65_536);
    expect(comment?.body).toMatch(/a line of it\n\n_Cut to what a comment may hold/);
  });
});

describe("a run that is no longer the newest", () => {
  test("leaves the comment of the newer one as it is, and says which commit that is of", async () => {
    const github = await startGitHub();
    const older = await github.openPullRequest();
    const newer = { number: older.number, head: "b".repeat(40) };
    github.push(newer.number, newer.head);
    await publish(github, newer, "of the newer");
    const { posted } = await publish(github, older, "of the older");
    expect(posted).toEqual({ kind: "outdated", head: newer.head });
    expect(await said(github, older.number)).toEqual([body("of the newer")]);
  });

  test("makes no comment either where the newer one has made none yet", async () => {
    const github = await startGitHub();
    const older = await github.openPullRequest();
    github.push(older.number, "b".repeat(40));
    expect((await publish(github, older, "of the older")).posted.kind).toBe("outdated");
    expect(await github.comments(older.number)).toEqual([]);
  });

  test("writes nothing where GitHub does not say which commit is the newest", async () => {
    const github = await startGitHub();
    const thread = await github.openPullRequest();
    github.proxy.fail({ path: /pulls/, answer: { status: 403 } });
    expect((await publish(github, thread, "text")).posted.kind).toBe("failed");
    expect(await github.comments(thread.number)).toEqual([]);
  });
});

describe("two runs of one commit that race", () => {
  test.each([
    [1, 2],
    [2, 1],
  ])("leave one comment, the newer's, where run %i begins before run %i", async (...runs) => {
    const github = await startGitHub();
    const thread = await github.openPullRequest();
    await Promise.all(runs.map((run) => publish(github, { ...thread, run }, `of run ${run}`)));
    expect(await said(github, thread.number)).toEqual([body("of run 2")]);
  });

  test("leave the newer's also where the older writes last", async () => {
    const github = await startGitHub();
    const thread = await github.openPullRequest();
    await publish(github, { ...thread, run: 1 }, "earlier");
    const [comment] = await github.comments(thread.number);
    // What the newer run finds when it looks again is what the older has written meanwhile.
    const stale = [JSON.stringify([comment]), JSON.stringify([comment])];
    github.proxy.change(/comments\?/, (text) => stale.pop() ?? text);
    const { posted } = await publish(github, { ...thread, run: 2 }, "of the newer");
    expect(posted.kind).toBe("updated");
    const writes = github.proxy.calls.filter((call) => call.startsWith("PATCH"));
    expect(writes).toHaveLength(2);
    expect(await said(github, thread.number)).toEqual([body("of the newer")]);
  });

  test("write nothing more where a newer commit has come in between", async () => {
    const github = await startGitHub();
    const thread = await github.openPullRequest();
    await publish(github, { ...thread, run: 1 }, "earlier");
    const [comment] = await github.comments(thread.number);
    const stale = [JSON.stringify([comment]), JSON.stringify([comment])];
    github.proxy.change(/comments\?/, (text) => {
      if (stale.length === 1) github.push(thread.number, "b".repeat(40));
      return stale.pop() ?? text;
    });
    await publish(github, { ...thread, run: 2 }, "of the newer");
    expect(github.proxy.calls.filter((call) => call.startsWith("PATCH"))).toHaveLength(1);
  });
});

describe("a run with nothing to tell", () => {
  test("makes no comment, and corrects the one that is there", async () => {
    const github = await startGitHub();
    const thread = await github.openPullRequest();
    const idle = { idle: true };
    expect((await publish(github, thread, "nothing", idle)).posted.kind).toBe("unneeded");
    await publish(github, thread, "something");
    expect((await publish(github, thread, "nothing", idle)).posted.kind).toBe("updated");
    expect(await said(github, thread.number)).toEqual([body("nothing")]);
  });
});

describe("a fault", () => {
  test.each([
    ["a server error", { status: 502 }, [1, 3]],
    [
      "a limit that says how long it lasts",
      { status: 429, headers: { "retry-after": "7" } },
      [7, 7],
    ],
    [
      "a limit that does not",
      { status: 403, message: "You have exceeded a secondary rate limit" },
      [60, 120],
    ],
    ["a broken connection", "cut", [1, 3]],
  ] as const)("that passes is waited for: %s", async (_, answer, expected) => {
    const github = await startGitHub();
    const thread = await github.openPullRequest();
    github.proxy.fail({ path: /comments/, answer, times: 2 });
    const { posted, waits } = await publish(github, thread, "text");
    expect(posted.kind).toBe("created");
    expect(waits).toEqual(expected);
  });

  test("that does not pass is given up after four attempts, with the reason", async () => {
    const github = await startGitHub();
    const thread = await github.openPullRequest();
    github.proxy.fail({ path: /comments/, answer: { status: 500, message: "down" } });
    const { posted, waits } = await publish(github, thread, "text");
    expect(posted).toMatchObject({ kind: "failed", why: expect.stringContaining("down") });
    expect(waits).toEqual([1, 3, 9]);
  });

  test("that would last longer than a minute is not waited for", async () => {
    const github = await startGitHub();
    const thread = await github.openPullRequest();
    github.proxy.fail({
      path: /comments/,
      answer: { status: 429, headers: { "retry-after": "3600" } },
    });
    const { posted, waits } = await publish(github, thread, "text");
    expect([posted.kind, waits]).toEqual(["failed", []]);
  });

  test.each([403, 404, 422])("of %i is final", async (status) => {
    const github = await startGitHub();
    const thread = await github.openPullRequest();
    github.proxy.fail({ method: "POST", path: /comments/, answer: { status } });
    const { posted, waits } = await publish(github, thread, "text");
    expect([posted.kind, waits]).toEqual(["failed", []]);
  });

  test("that loses the reply does not lead to a second comment", async () => {
    const github = await startGitHub();
    const thread = await github.openPullRequest();
    github.proxy.fail({ method: "POST", path: /comments/, answer: "lose", times: 1 });
    expect((await publish(github, thread, "text")).posted.kind).toBe("updated");
    expect(await github.comments(thread.number)).toHaveLength(1);
  });
});

describe("the gate's own account", () => {
  test.each([
    ["asked by REST", [], "team"],
    ["the workflow's, where the token may not ask", [/^\/user$/], "github-actions[bot]"],
  ])("is %s", async (_, refusals, login) => {
    const github = await startGitHub();
    for (const path of refusals) github.proxy.fail({ path, answer: { status: 403 } });
    const octokit = getOctokit(github.tokens.own, { baseUrl: github.url, log: SILENT });
    expect(await ownLogin(octokit)).toBe(login);
  });
});

test.each([
  [/^\/user$/, []],
  [/^\/graphql$/, [/^\/user$/]],
])("A call to %s that hangs has failed", async (hanging, refused) => {
  const github = await startGitHub();
  for (const path of refused) github.proxy.fail({ path, answer: { status: 403 } });
  github.proxy.fail({ path: hanging, answer: "hang" });
  const octokit = await connect(github.tokens.own, { baseUrl: github.url, callSeconds: 0.2 });
  await expect(ownLogin(octokit)).rejects.toThrow(/timeout|timed out/);
});
