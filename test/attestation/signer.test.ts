import { expect, test } from "vitest";
import { whyNotTrusted } from "../../src/attestation/signer.ts";

const TRUSTED = {
  ...{ server: "https://github.com", repository: "team/app" },
  ...{ workflow: ".github/workflows/quantgate.yml", branch: "main" },
};
const ISSUER = "https://token.actions.githubusercontent.com";
const WORKFLOW = "https://github.com/team/app/.github/workflows/quantgate.yml";

test.each([
  `${WORKFLOW}@refs/heads/main`,
  `${WORKFLOW}@refs/heads/gh-readonly-queue/main/pr-7-abc`,
])("%s is this workflow", (subjectAlternativeName) => {
  expect(whyNotTrusted({ subjectAlternativeName, issuer: ISSUER }, TRUSTED)).toBeUndefined();
});

test.each([
  ["", "no workflow of https://github.com"],
  [
    "https://github.com.example.com/team/app/.github/workflows/quantgate.yml@refs/heads/main",
    "no workflow",
  ],
  [
    "https://github.com/team/app-2/.github/workflows/quantgate.yml@refs/heads/main",
    "another repository",
  ],
  [
    "https://github.com/team/app/.github/workflows/quantgate.yml.yml@refs/heads/main",
    "another workflow",
  ],
  [`${WORKFLOW}@refs/heads/main@refs/heads/main`, "another ref"],
  [`${WORKFLOW}@refs/heads/main-2`, "another ref"],
  [`${WORKFLOW}@refs/heads/gh-readonly-queue/main-2/pr-7`, "another ref"],
  [`${WORKFLOW}@refs/pull/7/merge`, "another ref"],
  [`${WORKFLOW}@refs/tags/main`, "another ref"],
  [`x${WORKFLOW}@refs/heads/main`, "no workflow"],
])("%s is another", (subjectAlternativeName, why) => {
  expect(whyNotTrusted({ subjectAlternativeName, issuer: ISSUER }, TRUSTED)).toContain(why);
});

test("nobody else says who signs", () => {
  const signer = { subjectAlternativeName: `${WORKFLOW}@refs/heads/main` };
  expect(whyNotTrusted(signer, TRUSTED)).toContain("named by undefined");
  const server = "https://team.ghe.com";
  expect(whyNotTrusted({ ...signer, issuer: ISSUER }, { ...TRUSTED, server })).toContain("not by");
});
