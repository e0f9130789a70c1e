import { describe, expect, test } from "vitest";
import type { Event } from "../../src/github/event.ts";
import { readerOf } from "../../src/github/read-event.ts";
import { rolesOf } from "../../src/github/situations.ts";

const HEAD = "a".repeat(40);
const BASE = "b".repeat(40);
const NONE = "0".repeat(40);
const WHERE = { repository: { default_branch: "trunk" } };

function pullRequest(change: Record<string, unknown> = {}) {
  return {
    action: "synchronize",
    pull_request: {
      number: 7,
      draft: false,
      user: { login: "someone" },
      head: { sha: HEAD, repo: { full_name: "team/app" } },
      base: { ref: "release/2", sha: BASE },
      ...change,
    },
  };
}

function read(name: string, payload: unknown, ref = "refs/heads/main"): Event {
  return readerOf(name)({ name, payload, ref, commit: HEAD, repository: "team/app" });
}

describe("a pull request", () => {
  test("is judged at its own head, not at the merge commit that is checked out", () => {
    const event = readerOf("pull_request")({
      name: "pull_request",
      payload: pullRequest(),
      ref: "refs/pull/7/merge",
      commit: "c".repeat(40),
      repository: "team/app",
    });
    expect(rolesOf(event)).toMatchObject({ kind: "pull-request", branch: "release/2", head: HEAD });
  });

  test.each([
    ["the same repository", {}, "own"],
    ["a fork", { head: { sha: HEAD, repo: { full_name: "stranger/app" } } }, "fork"],
    ["a fork that was deleted", { head: { sha: HEAD, repo: null } }, "fork"],
    ["Dependabot", { user: { login: "dependabot[bot]" } }, "dependabot"],
    ["a person on Dependabot's branch", { user: { login: "dependabot[bot]" } }, "own", "someone"],
  ])("from %s is trusted accordingly", (_, change, trust, sender = undefined) => {
    const payload = { ...pullRequest(change), ...(sender && { sender: { login: sender } }) };
    expect(read("pull_request", payload)).toMatchObject({ trust });
  });

  test("is refused on pull_request_target, with the reason", () => {
    expect(() => read("pull_request_target", pullRequest())).toThrow(
      "refuses to run on pull_request_target: its token may write",
    );
  });

  test("whose payload is not GitHub's names every field that is wrong", () => {
    const payload = { action: "opened", pull_request: { number: "7", head: { sha: "x" } } };
    const reading = () => read("pull_request", payload);
    expect(reading).toThrow("pull_request.number");
    expect(reading).toThrow("pull_request.head.sha");
    expect(reading).toThrow("pull_request.base");
  });
});

describe("outside pull requests", () => {
  test("a pushed commit is judged by its own policy, against the commit before it", () => {
    const event = read("push", { ...WHERE, ref: "refs/heads/main", before: BASE, after: HEAD });
    const before = { kind: "commit", commit: BASE };
    expect(rolesOf(event)).toEqual({ kind: "commit", branch: "main", head: HEAD, before });
  });

  test("a push that creates its branch or tag is compared with where it left the default branch", () => {
    const event = read("push", { ...WHERE, ref: "refs/tags/v1", before: NONE, after: HEAD });
    const before = { kind: "merge-base", branch: "trunk" };
    expect(rolesOf(event)).toEqual({ kind: "commit", branch: null, head: HEAD, before });
  });

  test("a deleted branch cannot be judged", () => {
    const payload = { ...WHERE, ref: "refs/heads/old", before: BASE, after: NONE };
    expect(() => read("push", payload)).toThrow("refs/heads/old was deleted");
  });

  test("a merge group names its own base, which judges it", () => {
    const group = { head_sha: HEAD, base_sha: BASE, base_ref: "refs/heads/main" };
    const roles = { kind: "merge-group", branch: "main", head: HEAD, base: BASE };
    expect(rolesOf(read("merge_group", { merge_group: group }))).toEqual(roles);
  });

  test.each(["workflow_dispatch", "schedule"])("%s judges the commit it runs on", (name) => {
    const before = { kind: "merge-base", branch: "trunk" };
    const roles = { kind: "commit", branch: "main", head: HEAD, before };
    expect(rolesOf(read(name, WHERE))).toEqual(roles);
  });

  test("a schedule that names no repository runs on the default branch", () => {
    const before = { kind: "merge-base", branch: "trunk" };
    const event = read("schedule", { schedule: "0 3 * * *" }, "refs/heads/trunk");
    expect(rolesOf(event)).toMatchObject({ branch: "trunk", before });
  });

  test.each(["issues", "workflow_call", "constructor", ""])("the event %j is an error", (name) => {
    expect(() => read(name, {})).toThrow("cannot tell what to judge");
  });
});
