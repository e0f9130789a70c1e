import { readdir, readFile } from "node:fs/promises";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

/** The name by which a verdict is required; whoever renames the job lets every pull request in. */
const CHECK = "quantgate";

const ruleset = JSON.parse(await readFile("examples/ruleset.json", "utf8"));
const schema = await readFile("fixtures/github/ruleset.schema.json", "utf8");
const accepts = new Ajv({ strict: false }).compile(JSON.parse(schema, closed));

/** GitHub's schema lets through what it does not know, a misspelt setting too: the rule would not hold. */
function closed(_key: string, value: unknown): unknown {
  const lists = typeof value === "object" && value !== null && "properties" in value;
  return lists ? { ...value, additionalProperties: false } : value;
}

const rule = (type: string) =>
  ruleset.rules.find((one: { type: string }) => one.type === type)?.parameters;

describe("the ruleset for branches that ship", () => {
  test("is one that GitHub's published schema accepts", () => {
    expect(accepts(ruleset), JSON.stringify(accepts.errors)).toBe(true);
  });

  test.each([
    ["an unknown rule", '"non_fast_forward"', '"no_force_pushes"'],
    ["a misspelt setting", '"require_code_owner_review"', '"require_code_owner_reviews"'],
    ["a check without a name", '"context"', '"name"'],
    ["an enforcement that GitHub does not know", '"active"', '"enabled"'],
  ])("would be refused with %s", (_, from, to) => {
    expect(accepts(JSON.parse(JSON.stringify(ruleset).replace(from, to)))).toBe(false);
  });

  test("lets nobody past it, and holds on main and release branches", () => {
    expect(ruleset).toMatchObject({ target: "branch", enforcement: "active", bypass_actors: [] });
    expect(ruleset.conditions.ref_name).toEqual({
      include: ["refs/heads/main", "refs/heads/release/**/*"],
      exclude: [],
    });
    expect(ruleset.rules.map((one: { type: string }) => one.type)).toEqual(
      expect.arrayContaining(["deletion", "non_fast_forward", "pull_request"]),
    );
    expect(rule("pull_request")).toMatchObject({
      require_code_owner_review: true,
      dismiss_stale_reviews_on_push: true,
      required_approving_review_count: 1,
    });
  });
});

describe("the name of the check", () => {
  test("is the only one that the ruleset requires, up to date with the target, and from Actions", () => {
    expect(rule("required_status_checks")).toMatchObject({
      strict_required_status_checks_policy: true,
      required_status_checks: [{ context: CHECK, integration_id: 15_368 }],
    });
  });

  test("is the name of one job in every workflow that judges pull requests or queues", async () => {
    const judging = (await workflows()).filter(({ on }) =>
      ["pull_request", "merge_group"].some((event) => event in on),
    );
    expect(judging.length).toBeGreaterThan(0);
    for (const { file, jobs } of judging) {
      const named = Object.values(jobs).filter(({ name }) => name === CHECK);
      expect(named, file).toHaveLength(1);
      expect(named[0], `${file}: a job of a matrix reports under other names`).not.toHaveProperty(
        "strategy",
      );
      // Skipped counts as passed: only a condition that always holds is none.
      expect(["always()", undefined], file).toContain(named[0]?.if?.replace(/^\${{ *| *}}$/g, ""));
    }
  });

  test("is the one that the pages tell to require", async () => {
    const told = /status check `([\w-]+)`|job `([\w-]+)` a required check/g;
    for (const page of ["README.md", "docs/getting-started.md", "docs/protecting-releases.md"]) {
      const names = [...(await readFile(page, "utf8")).matchAll(told)].map(([, a, b]) => a ?? b);
      expect(names.length, page).toBeGreaterThan(0);
      expect(new Set(names), page).toEqual(new Set([CHECK]));
    }
  });
});

interface Workflow {
  readonly file: string;
  readonly on: Record<string, unknown>;
  readonly jobs: Record<string, { readonly name?: string; readonly if?: string }>;
}

async function workflows(): Promise<Workflow[]> {
  const names = (await readdir("examples")).filter((name) => name.endsWith(".yml"));
  const all = await Promise.all(
    names.map(async (name) => {
      const file = `examples/${name}`;
      return { file, ...parse(await readFile(file, "utf8")) };
    }),
  );
  return all.filter((one) => "jobs" in one);
}
