import { expect, test } from "vitest";
import { unsignedKept, vouchedBy } from "../../src/attestation/kept.ts";

const INDEX = "a".repeat(64);
const TRUSTED = {
  ...{ server: "https://github.com", repository: "team/app" },
  ...{ workflow: ".github/workflows/release.yml", branch: "main" },
};
const WORKFLOW = "https://github.com/team/app/.github/workflows/release.yml";
const issuer = "https://token.actions.githubusercontent.com";
const statement = { _type: "https://in-toto.io/Statement/v1", ...unsignedKept(INDEX) };

const by = (subjectAlternativeName: string, said: unknown = statement) =>
  vouchedBy({ signer: { subjectAlternativeName, issuer }, statement: said }, TRUSTED);

test("the named workflow vouches on the target branch for an index by its digest", () => {
  expect(by(`${WORKFLOW}@refs/heads/main`)).toEqual({ sha256: INDEX });
});

test.each([
  ["a pull request's run", `${WORKFLOW}@refs/pull/7/merge`, "another ref"],
  ["another branch", `${WORKFLOW}@refs/heads/feature`, "another ref"],
  [
    "a queue, where nothing is merged yet",
    `${WORKFLOW}@refs/heads/gh-readonly-queue/main/pr-7-a`,
    "itself",
  ],
  [
    "another workflow",
    `${WORKFLOW.replace("release", "mine")}@refs/heads/main`,
    "another workflow",
  ],
  [
    "another repository",
    `${WORKFLOW.replace("team", "thief")}@refs/heads/main`,
    "another repository",
  ],
])("%s vouches for nothing", (_, name, why) => {
  expect(by(name)).toEqual({ refused: expect.stringContaining(why) });
});

test.each([
  [
    "a verdict",
    {
      ...statement,
      predicateType: "https://github.com/OWNER/quantgate/blob/main/docs/attestations.md#verdict-v1",
    },
  ],
  ["nothing", {}],
  ["two things", { ...statement, subject: [...statement.subject, ...statement.subject] }],
  ["something else", { ...statement, subject: [{ name: "question", digest: { sha256: INDEX } }] }],
])("a statement of %s is none of what was kept", (_, said) => {
  expect(by(`${WORKFLOW}@refs/heads/main`, said)).toEqual({
    refused: "it says nothing of what was kept",
  });
});
