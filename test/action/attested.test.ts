import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { foodProject, measured, verdictOf, weightsOf } from "../behaviours/food.ts";
import { startGitHub } from "../emulator/github.ts";
import type { StepResult } from "../emulator/runner.ts";
import {
  type Bundle,
  type Job,
  type Sigstore,
  startSigstore,
  statementOf,
} from "../emulator/sigstore.ts";
import type { Checkout } from "../git/disposable.ts";
import { digitsProject, spoilModel } from "./digits.ts";
import { mergeGroupStep } from "./events.ts";

const QUEUE = { ref: "refs/heads/gh-readonly-queue/main/pr-7-abc" };

interface Asking {
  readonly run?: number;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly visibility?: "private" | "public";
}

interface Team {
  readonly sigstore: Sigstore;
  readonly project: Checkout;
  /** The merge queue's run on what is checked out, built on the commit before. */
  queue(more?: Asking): Promise<StepResult>;
}

async function team(score = 0.9): Promise<Team> {
  const sigstore = await startSigstore(await startGitHub());
  const project = foodProject();
  project.commit(measured("mine", score));
  const queue: Team["queue"] = ({ inputs = {}, run = 1, visibility = "private" } = {}) =>
    mergeGroupStep({
      ...{ project, github: sigstore.github, base: project.git("rev-parse", "HEAD~1") },
      ...{ env: sigstore.env(QUEUE), run: { id: run }, visibility },
      inputs: { "trusted-root": sigstore.trustedRoot, ...inputs },
    });
  return { sigstore, project, queue };
}

/** The same change on a main that has moved on elsewhere: other commits, the same question. */
function rebuilt(project: Checkout): string {
  project.git("switch", "--quiet", "--detach", "HEAD~1");
  project.commit({ "README.md": "Another pull request was merged first." });
  project.git("checkout", "--quiet", "main", "--", "Measurements");
  return project.commit();
}

test("a group that is built anew with the same models takes over the verdict", async () => {
  const { project, queue, sigstore } = await team();
  const first = project.git("rev-parse", "HEAD");
  const before = verdictOf(await queue({ run: 41 }));
  const head = rebuilt(project);
  const result = await queue({ run: 42 });
  expect(result.status, result.log).toBe(0);
  const verdict = verdictOf(result);
  expect(verdict.reused).toEqual({ id: 41, attempt: 1, event: "merge-group", head: first });
  expect(verdict.head.commit).toBe(head);
  expect(verdict.models[0]?.variants[1]?.metrics).toEqual(before.models[0]?.variants[1]?.metrics);
  for (const text of [result.log, result.summary])
    expect(text).toContain(`those of run 41, attempt 1, on merge-group at ${first.slice(0, 12)}`);
  expect(sigstore.bundles).toHaveLength(1);
});

test("in a public repository the public instance signs, and its log vouches for when", async () => {
  const { project, queue, sigstore } = await team();
  expect((await queue({ run: 41, visibility: "public" })).status).toBe(0);
  expect(sigstore.bundles[0]?.verificationMaterial).toHaveProperty("tlogEntries.0.inclusionProof");
  rebuilt(project);
  const result = await queue({ run: 42, visibility: "public" });
  expect(verdictOf(result).reused, result.log).toMatchObject({ id: 41 });
});

test("a verdict that stopped the first group stops the second", async () => {
  const { project, queue } = await team(0.5);
  expect((await queue({ run: 41 })).status).toBe(1);
  rebuilt(project);
  const result = await queue({ run: 42 });
  expect(result.status, result.log).toBe(1);
  expect(verdictOf(result).reused).toMatchObject({ id: 41 });
});

test("other weights, data or policy are another question", async () => {
  const { project, queue, sigstore } = await team();
  await queue();
  project.commit(measured("others", 0.9));
  const result = await queue();
  expect(verdictOf(result).reused).toBeUndefined();
  expect(result.log).toContain("No verdict on the same question is attested");
  expect(sigstore.bundles).toHaveLength(2);
});

/** What somebody may put beside the honest attestation, and why it is not believed. */
async function forgeries({ sigstore }: Team): Promise<{ bundle: Bundle; why: string }[]> {
  const [honest] = sigstore.bundles;
  if (honest === undefined) throw new Error("nothing was attested");
  const statement = statementOf(honest);
  const { predicate } = statement;
  const strangers: [Partial<Job>, string][] = [
    [{ repository: "stranger/app" }, "it was signed in another repository, stranger/app"],
    [{ workflow: ".github/workflows/mine.yml" }, "by another workflow, .github/workflows/mine.yml"],
    [{ ref: "refs/pull/7/merge" }, "it was signed on another ref, refs/pull/7/merge"],
    [{ ref: "refs/heads/main-2" }, "it was signed on another ref, refs/heads/main-2"],
    [{ issuer: "https://example.com" }, "its signer was named by https://example.com"],
  ];
  const others: [object, string][] = [
    [{ predicateType: "https://slsa.dev/provenance/v1" }, "it is no verdict as this version"],
    [{ predicate: { ...predicate, verdict: { outcome: "pass" } } }, "it is no verdict as this"],
    [{ predicate: { ...predicate, question: weightsOf("?") } }, "it answers another question"],
    [{ predicate: { ...predicate, fingerprints: [PHONE] } }, "it was measured on iOS 18, A18"],
  ];
  const [unknown, late] = [await startSigstore(sigstore.github), new Date("2024-01-01")];
  const signed = [
    ...strangers.map(([job, why]) => ({ why, bundle: sigstore.sign(statement, { job }) })),
    ...others.map(([edit, why]) => ({ why, bundle: sigstore.sign({ ...statement, ...edit }) })),
    { why: "signature verification failed", bundle: tampered(honest) },
    { why: "timestamp could not be verified", bundle: unknown.sign(statement) },
    {
      why: "Failed to verify certificate chain",
      bundle: sigstore.sign(statement, { certifiedAt: late }),
    },
  ];
  return await Promise.all(signed.map(async ({ why, bundle }) => ({ why, bundle: await bundle })));
}

const PHONE = {
  ...{ engine: "portable", coremltools: "9.0", os: "iOS 18", chip: "A18" },
  ...{ computeUnits: "cpu", evaluator: "none" },
};

function tampered(bundle: Bundle): Bundle {
  const payload = Buffer.from(JSON.stringify({ ...statementOf(bundle), more: 1 }));
  const { dsseEnvelope } = bundle;
  return { ...bundle, dsseEnvelope: { ...dsseEnvelope, payload: payload.toString("base64") } };
}

test("of what others signed, or signed for something else, nothing is believed", async () => {
  const all = await team();
  await all.queue({ run: 41 });
  const forged = await forgeries(all);
  all.sigstore.bundles.splice(0, 1, ...forged.map(({ bundle }) => bundle));
  rebuilt(all.project);
  const result = await all.queue({ run: 42 });
  expect(result.status, result.log).toBe(0);
  const verdict = verdictOf(result);
  expect(verdict.reused).toBeUndefined();
  for (const { why } of forged) {
    expect(result.log).toContain(why);
    expect(verdict.notes.join()).toContain(why);
  }
});

test.each<[where: string, visibility: "private" | "public", why: string]>([
  ["nobody says whom to trust", "private", "no input trusted-root names its root"],
  ["the public instance's root cannot be had", "public", "error refreshing TUF metadata"],
])("where %s, nothing is taken over", async (_, visibility, why) => {
  const { queue, project } = await team();
  await queue({ run: 41, visibility });
  rebuilt(project);
  const result = await queue({ run: 42, visibility, inputs: { "trusted-root": "" } });
  expect(result.status, result.log).toBe(0);
  expect(verdictOf(result).reused).toBeUndefined();
  expect(result.log).toMatch(new RegExp(`An attested verdict was not taken over: .*${why}`));
});

test("a root that the change itself could have brought is none", async () => {
  const { queue, project, sigstore } = await team();
  await queue({ run: 41 });
  rebuilt(project);
  copyFileSync(sigstore.trustedRoot, join(project.root, "root.jsonl"));
  const result = await queue({ run: 42, inputs: { "trusted-root": "root.jsonl" } });
  expect(verdictOf(result).reused).toBeUndefined();
  expect(result.log).toContain("the trusted root lies in the checkout");
});

test("what was measured here is taken over without Python", async () => {
  const sigstore = await startSigstore(await startGitHub());
  const project = digitsProject();
  spoilModel(project);
  project.commit();
  const step = (run: number, inputs = {}) =>
    mergeGroupStep({
      ...{ project, github: sigstore.github, base: project.git("rev-parse", "HEAD~1") },
      ...{ env: sigstore.env(QUEUE), run: { id: run } },
      inputs: { "trusted-root": sigstore.trustedRoot, ...inputs },
    });
  const first = await step(41);
  expect(first.status, first.log).toBe(1);
  const second = await step(42, { python: "/nowhere/python" });
  expect(second.status, second.log).toBe(1);
  expect(verdictOf(second).reused).toMatchObject({ id: 41 });
});
