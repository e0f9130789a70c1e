import { readFile } from "node:fs/promises";
import { z } from "zod";
import { UserError } from "../catalog/errors.ts";
import { quote } from "../catalog/quote.ts";
import { Commit } from "../contract/names.ts";

/** What an Actions runner says about the run, in the names of its variables. */
const Runner = z.object({
  GITHUB_EVENT_NAME: z.string().min(1),
  GITHUB_EVENT_PATH: z.string().min(1),
  GITHUB_REF: z.string().min(1),
  GITHUB_SHA: Commit,
  GITHUB_REPOSITORY: z.templateLiteral([z.string().min(1), "/", z.string().min(1)]),
  GITHUB_RUN_ID: z.string().regex(/^\d{1,15}$/),
  GITHUB_RUN_ATTEMPT: z
    .string()
    .regex(/^\d{1,9}$/)
    .default("1"),
  /** `owner/name/.github/workflows/quantgate.yml@refs/heads/main` */
  GITHUB_WORKFLOW_REF: z.string().default(""),
  GITHUB_SERVER_URL: z.url().default("https://github.com"),
});
export type Runner = z.infer<typeof Runner>;

export function readRunner(env: Readonly<Record<string, string | undefined>>): Runner {
  const parsed = Runner.safeParse(env);
  if (parsed.success) return parsed.data;
  throw new UserError({
    message: `this is not an Actions runner: ${parsed.error.issues.map((issue) => issue.path[0]).join(", ")} are missing or malformed`,
    fix: "outside of GitHub Actions use the command line: quantgate gate",
  });
}

/** The event's payload, as GitHub sent it; whoever reads it checks it. */
export async function readPayload(runner: Runner): Promise<unknown> {
  try {
    return JSON.parse(await readFile(runner.GITHUB_EVENT_PATH, "utf8"));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError({ message: `the payload of the event cannot be read: ${quote(why)}` });
  }
}
