import { rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import { CORPUS, change, forgotten } from "../test/corpus/corpus.ts";
import { fileOf, keep } from "../test/corpus/kept.ts";

const HELP = `usage: npm run corpus [-- [--only NAME] [--update]]

Asks quantgate again for every answer that test/corpus/answers keeps (verdict,
comment, summary, annotations, terminal, plan, and what --help, the schema, the
action and the metrics say) and shows where one is not byte for byte what it
was. Needs no Python. Ends with 1 where one differs.

  --only NAME   those whose name holds it, such as waivers or tasks/parity
  --update      keep the new answers: look at what git diff then shows, and say
                in the commit why they may change`;

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    update: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});

if (values.help) console.log(HELP);
else await askAll();

async function askAll(): Promise<void> {
  const chosen = [...CORPUS].filter(([name]) => name.includes(values.only));
  if (chosen.length === 0) {
    console.log(`no answer has a name with ${values.only} in it`);
    process.exitCode = 1;
    return;
  }
  const parts = new Map<string, number>();
  let changed = 0;
  const queue = [...chosen];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [name, ask] = next;
      const now = await ask();
      const difference = change(name, now);
      if (difference === undefined) continue;
      changed += 1;
      for (const part of difference.parts) parts.set(part, (parts.get(part) ?? 0) + 1);
      if (values.update) keep(name, now);
      else console.log(`✗ ${name}, ${difference.text}\n`);
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  const old = values.only === "" ? await forgotten() : [];
  for (const name of old) {
    if (values.update) await rm(fileOf(name));
    else console.log(`✗ ${name}: no case asks for it any more\n`);
  }
  told(chosen.length, changed + old.length, parts);
}

function told(asked: number, changed: number, parts: ReadonlyMap<string, number>): void {
  const what = changed === 0 ? "all as they were" : `${changed} changed`;
  console.log(`${asked} answers, ${what}${values.update && changed > 0 ? " and kept" : ""}`);
  for (const [part, count] of [...parts].sort(([, a], [, b]) => b - a).slice(0, 20))
    console.log(`  ${part}: ${count}`);
  if (changed > 0 && !values.update) process.exitCode = 1;
}
