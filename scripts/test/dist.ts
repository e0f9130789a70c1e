import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";

/** The committed bundle is byte for byte what a rebuild gives. */
const rebuilt = await mkdtemp(join(tmpdir(), "quantgate-dist-"));
try {
  await execa("rolldown", ["-c", "-d", rebuilt], { preferLocal: true });
  const names = new Set([...(await readdir(rebuilt)), ...(await readdir("dist"))]);
  const differing: string[] = [];
  for (const name of names) if (!(await same(name))) differing.push(name);
  if (differing.length > 0) {
    console.error(
      `dist/ is not what the sources give: ${differing.join(", ")}. Run npm run build.`,
    );
    process.exitCode = 1;
  }
} finally {
  await rm(rebuilt, { recursive: true, force: true });
}

async function same(name: string): Promise<boolean> {
  const [ours, theirs] = await Promise.all(
    ["dist", rebuilt].map((folder) => readFile(join(folder, name)).catch(() => null)),
  );
  return ours !== null && ours !== undefined && theirs != null && ours.equals(theirs);
}
