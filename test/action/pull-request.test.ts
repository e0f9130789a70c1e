import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type JudgedLimit, Verdict } from "../../src/contract/verdict.ts";
import { startArtifactService } from "../emulator/artifacts.ts";
import { startGitHub } from "../emulator/github.ts";
import { NO_GIT_LFS } from "../git/disposable.ts";
import { digitsProject, POLICY as SHARED, spoilModel, touchModel } from "./digits.ts";
import { pullRequestStep } from "./events.ts";

/** Every limit is decided on all samples, also of a variant that fails. */
const POLICY = `${SHARED}gate: { early: false }\n`;

/** A pull request, in GitHub and in git, with a model trained anew and these files. */
async function openPullRequest(files: Readonly<Record<string, string>> = {}) {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = digitsProject({ policy: POLICY });
  project.git("switch", "--quiet", "--create", "feature");
  touchModel(project);
  return { github, number, project, head: project.commit(files) };
}

function verdictIn({ outputs }: Awaited<ReturnType<typeof pullRequestStep>>): Verdict {
  return Verdict.parse(JSON.parse(readFileSync(outputs.verdict ?? "", "utf8")));
}

function waiverOf({ metric, operator, weights }: JudgedLimit): string {
  const what = `model: digits, variant: int8, limit: ${metric} ${operator}, weights: "${weights}"`;
  return `  - { ${what}, until: 2999-12-31, reason: retraining is planned, approver: "@lead" }\n`;
}

describe("a pull request", () => {
  test("gets one comment, which the next run updates when the model has become worse", async () => {
    const artifacts = await startArtifactService();
    const pull = { ...(await openPullRequest()), artifacts };
    const first = await pullRequestStep(pull);
    expect(first, first.log).toMatchObject({ status: 0, outputs: { outcome: "pass" } });
    expect(JSON.parse(first.outputs.recommended ?? "")).toEqual({ digits: "int8" });

    spoilModel(pull.project);
    const second = await pullRequestStep({ ...pull, head: pull.project.commit() });
    expect(second, second.log).toMatchObject({ status: 1, outputs: { outcome: "fail" } });
    expect(second.outputs["comment-url"]).toBe(first.outputs["comment-url"]);
    const comments = await pull.github.comments(pull.number);
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toMatch(/❌[\s\S]*top-1 max-regression 3 pt/);
    expect(comments[0]?.body).toContain(second.outputs["artifact-url"]);
    expect(artifacts.artifacts.get("quantgate")?.includes("verdict.json")).toBe(true);
    expect(artifacts.artifacts.get("quantgate")?.includes("packages/")).toBe(false);
    expect(second.log).toMatch(/^::error title=quantgate,file=quantgate.yml,line=11::/m);
  });

  test("is judged by the policy and data of its target, however it edits them", async () => {
    const lax = POLICY.replace("85 %", "1 %").replaceAll("3 pt", "90 pt");
    const labels = "id,label,ink\ndigit-0800,9,light\n";
    const pull = await openPullRequest({ "quantgate.yml": `# mine\n${lax}`, "labels.csv": labels });
    spoilModel(pull.project);
    const head = pull.project.commit();
    const { status, log, outputs, summary } = await pullRequestStep({ ...pull, head });
    expect(status, log).toBe(1);
    const verdict = JSON.parse(readFileSync(outputs.verdict ?? "", "utf8"));
    expect(verdict.policy.commit).toBe(pull.project.git("rev-parse", "origin/main"));
    expect(verdict.head.commit).toBe(head);
    expect(verdict.models[0].variants[0].limits[0].n).toBe(997);
    const comment = (await pull.github.comments(pull.number))[0]?.body;
    for (const shown of [summary, comment]) {
      expect(shown).toMatch(/- loosens `digits\/\w+ top-1 min`: `85 %` → `1 %` \(/);
      expect(shown).toContain("removes 996 of 997 samples: `997 samples` → `1 sample`");
    }
    expect(log).toMatch(
      /^::warning title=quantgate,file=quantgate.yml,line=\d+::loosens digits\//m,
    );
    expect(log).toMatch(/^::error title=quantgate,file=quantgate.yml,line=12::/m);
  });

  test("is let in by waivers that the target branch grants its weights, and by none of its own", async () => {
    const pull = await openPullRequest();
    const { project, number, github } = pull;
    spoilModel(project);
    const stopped = await pullRequestStep({ ...pull, head: project.commit() });
    expect(stopped.status, stopped.log).toBe(1);
    const [int8] = verdictIn(stopped).models[0]?.variants ?? [];
    const broken = int8?.limits.filter(({ outcome }) => outcome === "fail") ?? [];
    expect(stopped.summary).toContain(`\`${broken[0]?.weights}\``);

    const waived = `${POLICY}waivers:\n${broken.map(waiverOf).join("")}`;
    const selfish = project.commit({ "quantgate.yml": waived });
    const refused = await pullRequestStep({ ...pull, head: selfish });
    expect(refused.status, refused.log).toBe(1);
    expect(refused.summary).toContain("only the head's policy has it");

    project.git("switch", "--quiet", "main");
    project.commit({ "quantgate.yml": waived });
    project.git("push", "--quiet", "origin", "main");
    project.git("switch", "--quiet", "feature");
    const { status, log } = await pullRequestStep({ ...pull, head: selfish });
    expect(status, log).toBe(0);
    const [comment] = await github.comments(number);
    expect(comment?.body).toContain("of which some are waived");
    expect(comment?.body).toContain(
      "waived until 2999-12-31 by @&#8203;lead: retraining is planned",
    );
  });

  test.skipIf(NO_GIT_LFS)(
    `whose models are in Git LFS has them fetched at head, tip and merge-base${NO_GIT_LFS ? " (skipped: git-lfs is not installed)" : ""}`,
    async () => {
      const github = await startGitHub();
      const { number } = await github.openPullRequest();
      const author = digitsProject({ lfs: true });
      author.git("switch", "--quiet", "--create", "feature");
      spoilModel(author);
      const head = author.commit();
      author.git("push", "--quiet", "origin", "feature");
      const project = author.clone("--branch=feature");
      const result = await pullRequestStep({ github, number, project, head });
      expect(result, result.log).toMatchObject({ status: 1, outputs: { outcome: "fail" } });
      expect(result.summary).toContain("max-regression 3 pt");
    },
  );

  test("in a shallow checkout ends with the setting that is missing, and nothing half-written", async () => {
    const pull = await openPullRequest();
    pull.project.git("push", "--quiet", "origin", "feature");
    const project = pull.project.clone("--depth=1", "--branch=feature", "--no-single-branch");
    const { status, log, summary, outputs } = await pullRequestStep({ ...pull, project });
    expect([status, outputs.outcome]).toEqual([2, "error"]);
    expect(log).toContain("fetch-depth: 0");
    expect(summary).toContain("fetch-depth");
    expect(project.git("status", "--porcelain", "--ignored")).toBe("");
  });

  test("whose policy has mistakes shows each on its line, in the comment too", async () => {
    const github = await startGitHub();
    const { number } = await github.openPullRequest();
    const project = digitsProject({ policy: "version: 1\nmodells: {}\ngate: { confidence: 3 }\n" });
    const head = project.git("rev-parse", "HEAD");
    const { status, log } = await pullRequestStep({ github, number, project, head });
    expect(status).toBe(2);
    expect(log).toMatch(/^::error title=quantgate,file=quantgate.yml,line=2,col=1::/m);
    expect(log).toMatch(/^::error title=quantgate,file=quantgate.yml,line=3,col=\d+::/m);
    const [comment] = await github.comments(number);
    expect(comment?.body).toContain("could not be judged");
    expect(comment?.body).toContain("quantgate.yml:2:1");
  });

  test("with inputs that mean nothing is told of all of them", async () => {
    const pull = await openPullRequest();
    const inputs = { run: "gates", comment: "maybe" };
    const { status, log } = await pullRequestStep({ ...pull, inputs });
    expect(status).toBe(2);
    expect(log).toContain("the input run takes gate");
    expect(log).toContain("the input comment takes true or false");
  });
});
