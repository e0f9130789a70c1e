import type { Option } from "commander";
import type { Host } from "./entry/host.ts";
import { OPTIONS, type Options } from "./options.ts";

/** A word of the command line; `run` gives the exit status and loads what it needs only then. */
export interface Word {
  readonly name: string;
  readonly says: string;
  readonly options: readonly Option[];
  readonly argument?: { readonly name: string; readonly says: string };
  /** What it leaves behind that GitHub is told of, where it runs there. */
  readonly leaves?: "verdict" | "work";
  run(options: Options, host: Host, argument: string): Promise<number>;
}

const { policy, base, noBase, out, json, python, shard, shards, measured, packages } = OPTIONS;
const { verdict, force, print, fresh, quick, model, variant, edited, watch } = OPTIONS;

export const WORDS: readonly Word[] = [
  {
    name: "gate",
    says: "plan, measure, judge and report in one go",
    options: [policy, model, variant, base, noBase, out, python, packages, fresh, watch, json],
    leaves: "verdict",
    run: async (options, host) => (await import("./gate.ts")).gate(options, host),
  },
  {
    name: "plan",
    says: "write plan.json: what would be measured",
    options: [policy, model, variant, base, noBase, out, shards, json],
    leaves: "work",
    run: async (options, host) => (await import("./plan.ts")).plan(options, host),
  },
  {
    name: "measure",
    says: "convert and run what plan.json asks for",
    options: [out, python, shard, packages, fresh],
    leaves: "work",
    run: async (options, host) => (await import("./measure.ts")).measure(options, host),
  },
  {
    name: "judge",
    says: "judge an out folder, again or elsewhere; needs no Python",
    options: [edited, out, measured, json],
    leaves: "verdict",
    run: async (options, host) => (await import("./judge.ts")).judge(options, host),
  },
  {
    name: "check",
    says: "check policy, data and models without measuring",
    options: [policy, base, noBase, out, python, quick, json],
    run: async (options, host) => (await import("./check.ts")).check(options, host),
  },
  {
    name: "selftest",
    says: "damage the weights on purpose, and see from which loss on the gate stops it",
    options: [policy, base, python, json],
    run: async (options, host) => (await import("./selftest.ts")).selftest(options, host),
  },
  {
    name: "init",
    says: "propose a policy and a workflow for the models of this repository",
    options: [policy, force, print, python, json],
    run: async (options, host) => (await import("./init.ts")).init(options, host),
  },
  {
    name: "inspect",
    says: "print what a Core ML package is made of",
    options: [python, json],
    argument: { name: "package", says: "an .mlpackage or .mlmodel" },
    run: async (options, host, path) => (await import("./inspect.ts")).inspect(path, options, host),
  },
  {
    name: "doctor",
    says: "tell what this machine can measure, and whether Core ML agrees with the portable engine",
    options: [python, json],
    run: async (options, host) => (await import("./doctor.ts")).doctor(options, host),
  },
  {
    name: "verify",
    says: "tell whether a package is one that a verdict let through",
    options: [verdict, out, python, json],
    argument: { name: "package", says: "the .mlpackage or .mlmodel that is to be shipped" },
    run: async (options, host, path) => (await import("./verify.ts")).verify(path, options, host),
  },
];
