import { expect, test } from "vitest";
import { digest, measured, openFlowers, POLICY } from "../../publish/flowers.ts";
import { verdictOf } from "../../publish/seen.ts";

test("what was measured without rights is judged by the target's policy, for the pull request of the event, whatever the artifact says", async () => {
  const fork = await openFlowers();
  const plan = JSON.parse(String(fork.files["plan.json"]));
  const lax = POLICY.replace("80 %", "1 %").replaceAll("3 pt", "60 pt").replace("2 MB", "9 MB");
  const policy = { ...plan.policies.target, text: lax, digest: digest(lax) };
  const files = {
    ...fork.files,
    ...measured({ wrong: 400 }),
    "plan.json": JSON.stringify({ ...plan, policies: { target: policy }, number: 999 }),
    "verdict.json": '{"schema":1,"outcome":"pass","models":[]}',
    "comment.md": "<!-- quantgate -->\nAll is well.",
  };
  const result = await fork.publish(files);
  expect(result.outputs.outcome).toBe("fail");
  expect(result.status, result.log).toBe(1);
  const { policy: judgedBy, head } = verdictOf(result);
  expect(judgedBy.commit).toBe(fork.project.git("rev-parse", "origin/main"));
  expect(head.commit).toBe(fork.head);
  const [comment, ...others] = await fork.comments();
  expect(others).toEqual([]);
  expect(comment).toContain("beyond the agreed limits");
  expect(comment).not.toContain("All is well");
});
