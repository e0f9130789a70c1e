/** Takes the shape of a ruleset from what GitHub publishes: `npx node scripts/github-schema.ts`. */
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { z } from "zod";

/** GitHub's OpenAPI description as a package; unpacked it is too large to depend on. */
const PACKAGE = "@octokit/openapi@23.0.2";
const PATH = "/repos/{owner}/{repo}/rulesets";
const FIXTURE = "fixtures/github";

const temp = await mkdtemp(join(tmpdir(), "quantgate-schema-"));
try {
  await execa("npm", ["pack", "--silent", "--pack-destination", temp, PACKAGE]);
  await execa("tar", ["-xzf", join(temp, "octokit-openapi-23.0.2.tgz"), "-C", temp]);
  const published = join(temp, "package");
  const schema = await requestBody(join(published, "generated/api.github.com.deref.json"));
  await writeFile(`${FIXTURE}/ruleset.schema.json`, `${JSON.stringify(schema, null, 1)}\n`);
  await copyFile(join(published, "LICENSE"), `${FIXTURE}/LICENSE`);
} finally {
  await rm(temp, { recursive: true, force: true });
}

/** What may be sent to make a ruleset. */
async function requestBody(description: string): Promise<unknown> {
  const Post = z.object({
    post: z.object({
      requestBody: z.object({
        content: z.object({ "application/json": z.object({ schema: z.unknown() }) }),
      }),
    }),
  });
  const { paths } = z
    .object({ paths: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(await readFile(description, "utf8")));
  return Post.parse(paths[PATH]).post.requestBody.content["application/json"].schema;
}
