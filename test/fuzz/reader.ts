import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { hold } from "./hold.ts";

/** Something that reads what a stranger may have written. */
export interface Reader {
  readonly name: string;
  /** Its part of all cases, in hundredths. */
  readonly share: number;
  /** Plays so many cases, and gives what was found: the smallest input that shows it, and how it shows. */
  play(cases: number, seed: number, told: Told): Promise<string | undefined>;
}

/** Hears of each case before it is played, and how it ended. */
export type Told = (what: "begun" | "refused" | "accepted") => void;

interface Described<Input> {
  readonly name: string;
  readonly share: number;
  /** Made ready in a folder that is gone afterwards. */
  open(folder: string): Promise<Opened<Input>> | Opened<Input>;
}

interface Opened<Input> {
  readonly inputs: fc.Arbitrary<Input>;
  /** Gives what was read, to be looked through. */
  read(input: Input): unknown;
}

export function reader<Input>({ name, share, open }: Described<Input>): Reader {
  return {
    name,
    share,
    async play(cases, seed, told) {
      const folder = await mkdtemp(join(tmpdir(), "quantgate-fuzz-"));
      try {
        const { inputs, read } = await open(folder);
        const property = fc.asyncProperty(inputs, async (input) => {
          told("begun");
          told(await hold(() => read(input)));
        });
        return found(await fc.check(property, { numRuns: cases, seed }));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** An input may be as long as a bomb has to be. */
const LONGEST_INPUT = 2000;

function found<Input>({ failed, counterexample, errorInstance }: fc.RunDetails<[Input]>) {
  if (!failed) return;
  const input = fc.stringify(counterexample);
  const shown =
    input.length > LONGEST_INPUT ? `${input.slice(0, LONGEST_INPUT)}… (${input.length})` : input;
  return `${shown}\n${errorInstance instanceof Error ? errorInstance.stack : String(errorInstance)}`;
}
