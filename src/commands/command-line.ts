import { Command } from "commander";
import { VERSION } from "../shards/version.ts";
import { accounted } from "./entry/account.ts";
import { namingFaults } from "./entry/faults.ts";
import type { Host } from "./entry/host.ts";
import { placed } from "./entry/placed.ts";
import type { Options } from "./options.ts";
import { WORDS, type Word } from "./words.ts";

/** Reads the arguments, runs the command they name, and gives its exit status. */
export async function commandLine(host: Host, args: readonly string[]): Promise<number> {
  let status = 0;
  const program = new Command("quantgate")
    .description("Stops a release when quantizing a Core ML model costs more than agreed.")
    .version(`quantgate ${VERSION}`, "-V, --version", "print which quantgate this is")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.out.write(text),
      writeErr: (text) => host.errors.write(text),
    })
    .showHelpAfterError("(quantgate <command> --help lists what is accepted)");
  for (const word of WORDS) {
    addWord(program, word, async (options, argument) => {
      const found = await placed(word, options, host);
      status = await accounted(host, (own) =>
        namingFaults(own, found, () => word.run(found, own, argument)),
      );
    });
  }
  await program.parseAsync([...args], { from: "user" });
  return status;
}

type Action = (options: Partial<Options>, argument: string) => Promise<void>;

function addWord(program: Command, word: Word, action: Action): void {
  const command = program.command(word.name).description(word.says);
  for (const option of word.options) command.addOption(option);
  if (word.argument) {
    command.argument(`<${word.argument.name}>`, word.argument.says);
    command.action((argument: string, options: Partial<Options>) => action(options, argument));
  } else command.action((options: Partial<Options>) => action(options, ""));
}
