import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { testEnvironment } from "../scripts/test/environment.ts";
import { type JudgedVariant, Verdict } from "../src/contract/verdict.ts";
import { storeAt } from "../src/store/shelves.ts";
import { drawn } from "./rerun/content.ts";
import { makeHome, quantgate } from "./rerun/quantgate.ts";
import type { Spent } from "./rerun/spent.ts";

/**
 * What a gate is spared that stops what is broken: the same gate with each value of `early`, each on a cold store. One
 * variant keeps its limit, one is some points beyond its own, and two fall off a cliff. Of 1,000 pictures a cliff is
 * certain before the last; `npm run bench:early -- --pictures 300` for a try.
 */
const { values } = parseArgs({
  options: {
    pictures: { type: "string", default: "1000" },
    // Or src/cli.ts, unbuilt.
    cli: { type: "string", default: "dist/cli.js" },
  },
});
const pictures = Number(values.pictures);
const cli = join(process.cwd(), values.cli);

const policyWith = (early: string) => `version: 1
gate: { early: ${early} }
models:
  mobile:
    source: Mobile.mlpackage
    task: image-classification
    data: { images: pictures }
    reference: source
    variants:
      fp16: { limits: { top-1: { max-drop: 20 pt } } }
      pal8: { limits: { top-1: { max-drop: 40 pt } } }
      pal2: { limits: { top-1: { max-drop: 2 pt } } }
      pal1: { limits: { top-1: { min: 50 % } } }
`;

interface Gated {
  readonly spent: Spent;
  readonly verdict: Verdict;
  /** So many examples were answered, by all variants together. */
  readonly answered: number;
}

const root = await mkdtemp(join(tmpdir(), "quantgate-bench-"));
try {
  const { folder } = await drawn(await testEnvironment(), join(root, "content"), pictures);
  const whole = await gated(folder, "false");
  console.log(`${pictures} pictures, early: false\n  ${said(whole)}`);
  let isSame = true;
  for (const early of ["certified", "true"]) {
    const one = await gated(folder, early);
    console.log(`early: ${early}\n  ${said(one)}`);
    const share = (own: number, of: number) => (own / of).toFixed(2);
    console.log(
      `  ${share(one.answered, whole.answered)} of the examples, ${share(one.spent.cpu, whole.spent.cpu)} of the processors' time`,
    );
    for (const variant of variantsIn(one)) console.log(`  ${whereItStopped(variant)}`);
    const same = outcomes(one) === outcomes(whole);
    console.log(`  ${same ? "✓" : "✗"} judged as without it: ${outcomes(one)}`);
    isSame &&= same;
  }
  process.exitCode = isSame ? 0 : 1;
} finally {
  await rm(root, { recursive: true, force: true });
}

async function gated(folder: string, early: string): Promise<Gated> {
  await writeFile(join(folder, "quantgate.yml"), policyWith(early));
  const [home, out] = [join(root, `home-${early}`), join(root, `out-${early}`)];
  await makeHome(home);
  const spent = await quantgate(cli, ["gate", "--out", out], folder, home);
  const verdict = Verdict.parse(JSON.parse(await readFile(join(out, "verdict.json"), "utf8")));
  return { spent, verdict, answered: await answersIn(home) };
}

/** A chunk that a variant was stopped in the midst of is not kept, and not counted. */
async function answersIn(home: string): Promise<number> {
  const chunks = join(storeAt(home).root, "chunks");
  let answers = 0;
  for (const name of await readdir(chunks)) {
    // A seal, a head, and a line for each example.
    const [, , ...lines] = (await readFile(join(chunks, name), "utf8")).trimEnd().split("\n");
    answers += lines.length;
  }
  return answers;
}

function variantsIn({ verdict }: Gated): JudgedVariant[] {
  return verdict.models.flatMap((model) => ("variants" in model ? model.variants : []));
}

function outcomes(one: Gated): string {
  const each = variantsIn(one).map(({ name, outcome }) => `${name} ${outcome}`);
  return `${one.verdict.outcome} (${each.join(", ")})`;
}

/** The limit's own words say by which proof. */
function whereItStopped({ name, stopped, limits }: JudgedVariant): string {
  if (stopped === undefined) return `${name}: measured to its last example`;
  return `${name}: ${limits.map(({ why }) => why).join("; ")}`;
}

function said({ spent, answered }: Gated): string {
  return `${answered} examples answered in ${spent.wall.toFixed(1)} s, ${spent.cpu.toFixed(1)} s of processors`;
}
