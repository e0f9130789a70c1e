import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PastRun } from "../../src/contract/past.ts";
import { foodProject, measured } from "../behaviours/food.ts";
import { type GitHub, startGitHub } from "../emulator/github.ts";
import type { Checkout } from "../git/disposable.ts";
import { pullRequestStep, pushStep } from "./events.ts";

const BRANCH = "quantgate-history";
const FILE = "quantgate.yml.jsonl";
const inputs = { history: BRANCH };

/** GitHub's API as somebody with the right to write would use it. */
async function api<T>(github: GitHub, path: string, method = "GET", body?: object): Promise<T> {
  const response = await fetch(`${github.url}/repos/team/app/${path}`, {
    method,
    headers: { authorization: `token ${github.tokens.own}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return (await response.json()) as T;
}

/** The branch, begun by somebody else with this text in our file's place. */
async function begin(github: GitHub, text: string): Promise<void> {
  const main = await api<{ object: { sha: string } }>(github, "git/ref/heads/main");
  await api(github, "git/refs", "POST", { ref: `refs/heads/${BRANCH}`, sha: main.object.sha });
  const content = Buffer.from(text).toString("base64");
  await api(github, `contents/${FILE}`, "PUT", { message: "begin", content, branch: BRANCH });
}

async function fileOn(github: GitHub): Promise<string> {
  const { content } = await api<{ content: string }>(github, `contents/${FILE}?ref=${BRANCH}`);
  return Buffer.from(content, "base64").toString();
}

async function linesOn(github: GitHub): Promise<PastRun[]> {
  const lines = (await fileOn(github)).trimEnd().split("\n");
  return lines.map((line) => PastRun.parse(JSON.parse(line)));
}

/** A push to main of what is committed there. */
async function push(github: GitHub, project: Checkout, more: Record<string, string> = inputs) {
  const before = project.git("rev-parse", "HEAD~1");
  return await pushStep({ github, project, before, inputs: more });
}

async function pushed(github: GitHub, project: Checkout, top1: number) {
  project.commit(measured(String(top1), top1));
  const result = await push(github, project);
  expect(result.status, result.log).toBe(0);
  return result;
}

describe("a push to the default branch", () => {
  test("adds one line to a branch that holds nothing else, though the answer gets lost, and makes that branch the first time", async () => {
    const github = await startGitHub();
    const project = foodProject();
    await pushed(github, project, 0.91);
    // What was written is there, and must not be written again.
    github.proxy.fail({ method: "PUT", path: /contents/, answer: "lose", times: 1 });
    await pushed(github, project, 0.92);
    const runs = await linesOn(github);
    expect(runs.map(({ commit }) => commit)).toEqual(
      ["HEAD~1", "HEAD"].map((ref) => project.git("rev-parse", ref)),
    );
    const int8 = runs.map(({ models }) => models[0]?.variants.find(({ name }) => name === "int8"));
    expect(int8.map((one) => one?.metrics["top-1"]?.value)).toEqual([0.91, 0.92]);
    expect(await api(github, `contents/?ref=${BRANCH}`)).toMatchObject([{ name: FILE }]);
  });

  test("loses no line to others that make the branch, or write to it, in the same moment", async () => {
    const github = await startGitHub();
    const [own, first, second] = [0.9, 0.91, 0.92].map((top1) => {
      const project = foodProject();
      project.commit(measured(String(top1), top1));
      return { commit: project.git("rev-parse", "HEAD"), push: () => push(github, project) };
    });
    const beside = (method: string, path: RegExp, other = own) =>
      github.proxy.fail({ method, path, answer: { after: async () => other?.push() }, times: 1 });
    beside("POST", /git\/refs/, first);
    beside("PUT", /contents/, second);
    const result = await own?.push();
    expect(result?.log).not.toContain("::notice title=quantgate::The history");
    const commits = [first, second, own].map((one) => one?.commit);
    expect((await linesOn(github)).map(({ commit }) => commit)).toEqual(commits);
  });

  test("leaves a file of somebody else as it is, and names it", async () => {
    const github = await startGitHub();
    await begin(github, "# Our notes\n");
    const { log } = await pushed(github, foodProject(), 0.92);
    expect(log).toMatch(
      /^::notice title=quantgate::The history was not written: quantgate\.yml\.jsonl on quantgate-history: no line of it is a result of quantgate/m,
    );
    expect(await fileOn(github)).toBe("# Our notes\n");
  });

  test("leaves files of others on the branch, and lines that are none of ours, where they are", async () => {
    const github = await startGitHub();
    const project = foodProject();
    await pushed(github, project, 0.91);
    const [line] = (await fileOn(github)).split("\n");
    const other = await startGitHub();
    await begin(other, `<<<<<<< mine\n${line}\n`);
    await pushed(other, project, 0.92);
    expect(await fileOn(other)).toMatch(/^<<<<<<< mine\n\{.*\}\n\{.*\}\n$/);
    const files = await api<{ name: string }[]>(other, `contents/?ref=${BRANCH}`);
    expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(["README.md", FILE]));
  });

  test("has the same verdict whatever befalls the history, and says what did", async () => {
    const project = foodProject();
    project.commit(measured("next", 0.92));
    const whole = await push(await startGitHub(), project);
    const verdict = readFileSync(whole.outputs.verdict ?? "", "utf8");
    for (const [said, path] of [
      ["written", /git\/trees/],
      ["read", /git\/ref/],
    ] as const) {
      const github = await startGitHub();
      github.proxy.fail({ path, answer: { status: 403 } });
      const { status, log, outputs } = await push(github, project);
      expect([status, readFileSync(outputs.verdict ?? "", "utf8")]).toEqual([
        whole.status,
        verdict,
      ]);
      expect(log).toMatch(
        new RegExp(`^::notice title=quantgate::The history could not be ${said}`, "m"),
      );
    }
  });

  test("is not kept on the default branch itself", async () => {
    const github = await startGitHub();
    const project = foodProject();
    project.commit(measured("next", 0.92));
    const { log } = await push(github, project, { history: "main" });
    expect(log).toContain("The history is not kept on main itself: name a branch of its own.");
    expect(github.proxy.calls.filter((call) => !call.startsWith("GET"))).toEqual([]);
  });
});

test("without the input nothing is asked of GitHub and nothing kept", async () => {
  const github = await startGitHub();
  const project = foodProject();
  project.commit(measured("next", 0.92));
  const { status, outputs } = await push(github, project, {});
  expect(status).toBe(0);
  expect(github.proxy.calls).toEqual([]);
  expect(existsSync(join(outputs.out ?? "", "history.jsonl"))).toBe(false);
});

test("a pull request shows the history, keeps it beside the verdict and writes nothing", async () => {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = foodProject();
  await pushed(github, project, 0.91);
  project.git("push", "--quiet", "origin", "main");
  const text = await fileOn(github);
  project.git("switch", "--quiet", "--create", "feature");
  const head = project.commit(measured("mine", 0.93));
  const result = await pullRequestStep({ github, project, number, head, inputs });
  expect(result.status, result.log).toBe(0);
  expect(await fileOn(github)).toBe(text);
  const kept = (name: string) => readFileSync(join(result.outputs.out ?? "", name), "utf8");
  expect(kept("history.jsonl")).toBe(text);
  const shown = "**Over time.** One push to `main` on record, the newest";
  const [comment] = await github.comments(number);
  for (const place of [result.summary, comment?.body, kept("comment.md")])
    expect(place).toContain(shown);
  expect(result.summary).toMatch(
    /\| `food80\/int8` \| `top-1` \| 91\.0 % \| 93\.0 % \| \+2\.0 pt \|/,
  );

  const before = kept("comment.md");
  await pullRequestStep({ github, project, number, head, inputs: { run: "judge" } });
  expect(kept("comment.md"), "the folder alone gives the same report").toBe(before);
});
