import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { commandLine } from "../../src/commands/command-line.ts";
import type { Measurement } from "../../src/contract/measurement.ts";
import { Verdict } from "../../src/contract/verdict.ts";
import { Checkout, disposableFolder } from "../git/disposable.ts";

const NEW_WEIGHTS = `sha256:${"b".repeat(64)}`;
let project: Checkout;

const file = (path: string) => join(project.root, path);

/** A pull request whose int8 has new weights, recorded as far too bad. */
beforeEach(() => {
  project = Checkout.init();
  cpSync(resolve("fixtures/food80"), project.root, { recursive: true });
  project.commit();
  project.git("switch", "--quiet", "--create", "feature");
  const path = file("Measurements/iphone15/int8.json");
  const one: Measurement = JSON.parse(readFileSync(path, "utf8"));
  const held = one.package && { ...one.package, weightsDigest: NEW_WEIGHTS };
  const metrics = { ...one.metrics, "top-1": { value: 0.5 } };
  writeFileSync(path, JSON.stringify({ ...one, metrics, package: held }));
});

/** In this process: none of these runs needs the worker. */
async function run(word: "gate" | "judge", today: string) {
  const said: string[] = [];
  const host = {
    ...{ cwd: project.root, env: process.env, home: file("home"), temp: disposableFolder() },
    ...{
      program: "/nowhere",
      worker: "/nowhere",
      examples: "/nowhere",
      today: () => today,
    },
    out: { write: (text: string) => said.push(text) },
    errors: { write: (text: string) => said.push(text) },
  };
  const args = word === "gate" ? ["gate", "--base", "main"] : ["judge"];
  const status = await commandLine(host, args);
  const text = readFileSync(file("quantgate-out/verdict.json"), "utf8");
  const comment = readFileSync(file("quantgate-out/comment.md"), "utf8");
  return { status, stdout: said.join(""), verdict: Verdict.parse(JSON.parse(text)), text, comment };
}

const WAIVERS = ["min", "max-drop"].map(
  (operator) =>
    `  - { model: food80, variant: int8, limit: top-1 ${operator}, weights: "${NEW_WEIGHTS}", until: 2027-01-31, reason: "retraining is planned", approver: "@lead" }\n`,
);

function withWaivers(): string {
  return `${readFileSync(file("quantgate.yml"), "utf8")}waivers:\n${WAIVERS.join("")}`;
}

/** The target branch grants both, after the branch of the pull request was left. */
function grant(): void {
  const policy = withWaivers();
  project.git("stash", "--quiet");
  project.git("switch", "--quiet", "main");
  project.commit({ "quantgate.yml": policy });
  project.git("switch", "--quiet", "feature");
  project.git("stash", "pop", "--quiet");
}

describe("a pull request that breaks two limits", () => {
  test("is stopped, and told which weights a waiver would name", async () => {
    const { status, comment } = await run("gate", "2027-01-01");
    expect(status).toBe(1);
    expect(comment).toContain("<details><summary>Weights that a waiver would name</summary>");
    expect(comment).toContain(`- \`food80/int8\` \`top-1 min 88 %\`: \`${NEW_WEIGHTS}\``);
  });

  test("is let in by waivers that the target branch has, and says by whose", async () => {
    grant();
    const { status, comment, verdict, stdout } = await run("gate", "2027-01-31");
    expect(status).toBe(0);
    expect(verdict.outcome).toBe("warn");
    expect(verdict.waivers?.map(({ fate }) => fate)).toEqual(["waives", "waives"]);
    expect(comment).toContain("(waived until 2027-01-31 by @&#8203;lead: retraining is planned)");
    expect(stdout).toContain("waived");
  });

  test("is stopped the day after, and judged again it keeps the day of its plan", async () => {
    grant();
    const late = await run("gate", "2027-02-01");
    expect([late.status, late.verdict.waivers?.[0]?.fate]).toEqual([1, "expired"]);
    expect(late.comment).toContain("**: its last day was 2027-01-31, and this is 2027-02-01 (");
    const again = await run("judge", "2020-01-01");
    expect([again.status, again.text]).toEqual([1, late.text]);
  });

  test("cannot waive for itself, and shows that it tried", async () => {
    project.write("quantgate.yml", withWaivers());
    const { status, comment, verdict } = await run("gate", "2027-01-01");
    expect(status).toBe(1);
    expect(verdict.waivers?.map(({ fate }) => fate)).toEqual(["unmerged", "unmerged"]);
    expect(comment).toContain(
      "- loosens `waiver of food80/int8 top-1 min` added: nothing → `until 2027-01-31`",
    );
  });

  test("has a waiver for other weights in vain", async () => {
    grant();
    const path = file("Measurements/iphone15/int8.json");
    writeFileSync(path, readFileSync(path, "utf8").replace("b".repeat(64), "d".repeat(64)));
    const { status, comment } = await run("gate", "2027-01-01");
    expect(status).toBe(1);
    expect(comment).toContain(`the weights of int8 are others now, \`sha256:${"d".repeat(64)}\` (`);
  });
});
