import { expect, test } from "vitest";
import { mergeGroupStep, pullRequestStep, pushStep } from "../../action/events.ts";
import { startGitHub } from "../../emulator/github.ts";
import { type Bundle, startSigstore, statementOf } from "../../emulator/sigstore.ts";
import { foodProject, measured, openFoodPullRequest, weightsOf } from "../food.ts";

/** A push to main of new weights, on a machine where every signer is in reach. */
async function pushed() {
  const sigstore = await startSigstore(await startGitHub());
  const project = foodProject();
  const before = project.git("rev-parse", "HEAD");
  project.commit(measured("mine", 0.9));
  return { sigstore, project, before };
}

test("a push is attested: its weights, and the verdict on them", async () => {
  const { sigstore, ...push } = await pushed();
  const result = await pushStep({ ...push, github: sigstore.github, env: sigstore.env() });
  expect(result.status, result.log).toBe(0);
  expect(sigstore.bundles, result.log).toHaveLength(1);
  const { subject, predicate } = statementOf(sigstore.bundles[0] as Bundle);
  const sha256 = weightsOf("mine").replace("sha256:", "");
  expect(subject).toContainEqual({ name: "food80/int8", digest: { sha256 } });
  expect(predicate.verdict).toMatchObject({ outcome: "warn", models: [{ name: "food80" }] });
  expect(result.outputs["attestation-url"]).toBe("https://github.com/team/app/attestations/1");
});

test("a merge group is attested", async () => {
  const { sigstore, project, before: base } = await pushed();
  const env = sigstore.env({ ref: `refs/heads/gh-readonly-queue/main/pr-7-${base}` });
  const result = await mergeGroupStep({ project, base, github: sigstore.github, env });
  expect(result.status, result.log).toBe(0);
  expect(sigstore.bundles).toHaveLength(1);
});

test("a pull request is not, whatever rights its job has", async () => {
  const { commit, github } = await openFoodPullRequest();
  const sigstore = await startSigstore(github);
  const pull = { ...commit(measured("mine", 0.9)), github: sigstore.github };
  const env = sigstore.env({ ref: `refs/pull/${pull.number}/merge` });
  const result = await pullRequestStep({ ...pull, env });
  expect(result.status, result.log).toBe(0);
  expect(sigstore.bundles).toEqual([]);
});

test("a job that may not say who it is leaves it out, and says so", async () => {
  const { sigstore, ...push } = await pushed();
  const result = await pushStep({ ...push, github: sigstore.github });
  expect(result.status, result.log).toBe(0);
  expect(result.log).toContain("not attested: the job lacks `id-token: write`");
  expect(sigstore.bundles).toEqual([]);
});

test.each(["identity", "fulcio", "timestamp", "store"] as const)(
  "where %s refuses, the verdict is the same and the reason is told",
  async (service) => {
    const { sigstore, ...push } = await pushed();
    sigstore.breakDown(service, 403);
    const result = await pushStep({ ...push, github: sigstore.github, env: sigstore.env() });
    expect(result.status, result.log).toBe(0);
    expect(result.outputs.outcome).toBe("warn");
    expect(result.log).toContain("The verdict was not attested: ");
    expect(sigstore.bundles).toEqual([]);
  },
);
