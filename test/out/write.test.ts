import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UserError } from "../../src/catalog/errors.ts";
import { writeText } from "../../src/out/write.ts";

/** A folder that even root may not write to, or one that this user may not. */
async function readOnly(): Promise<string> {
  if (process.getuid?.() === 0) return "/sys/kernel";
  const folder = await mkdtemp(join(tmpdir(), "quantgate-read-only-"));
  await chmod(folder, 0o555);
  return folder;
}

test("a folder that may not be written is the user's to mend, not a bug", async () => {
  const written = writeText(await readOnly(), "verdict.json", "{}");
  await expect(written).rejects.toThrow(UserError);
  await expect(written).rejects.toThrow(
    /verdict\.json may not be read or written\n {2}name another folder/,
  );
});
