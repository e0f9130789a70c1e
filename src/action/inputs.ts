import { z } from "zod";
import { type Problem, UserError } from "../catalog/errors.ts";
import { quote } from "../catalog/quote.ts";

const path = z.string().min(1, "needs a path");
const optional = z.string().transform((value) => (value === "" ? undefined : value));
const flag = z.enum(["true", "false"], { error: "takes true or false" });
const seconds = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, "takes whole seconds from 1 to 9999")
  .transform(Number);
const isTrue = (value: string) => value === "true";

/** Jobs that work for others add to it, so that no two of a workflow have the same. */
export const DEFAULT_ARTIFACT = "quantgate";

/** Every input, as the workflow writes it, with the default of `action.yml`, which says what each is for. */
const Inputs = z.object({
  run: z
    .enum(
      [
        "gate",
        "plan",
        "measure",
        "judge",
        "publish",
        "check",
        "selftest",
        "doctor",
        "init",
        "inspect",
        "verify",
      ],
      {
        error:
          "takes gate, plan, measure, judge, publish, check, selftest, init, inspect, doctor or verify",
      },
    )
    .default("gate"),
  policy: path.default("quantgate.yml"),
  package: optional.prefault(""),
  verdict: optional.prefault(""),
  base: optional.prefault(""),
  out: path.default("quantgate-out"),
  python: optional.prefault(""),
  shard: optional.prefault(""),
  shards: optional.prefault(""),
  measured: optional.prefault(""),
  "working-directory": path.default("."),
  token: optional.prefault(""),
  comment: flag.default("true").transform(isTrue),
  status: optional.prefault(""),
  "keep-packages": flag.default("false").transform(isTrue),
  "upload-packages": flag.default("false").transform(isTrue),
  attest: flag.default("true").transform(isTrue),
  "trusted-root": optional.prefault(""),
  artifact: optional.prefault(DEFAULT_ARTIFACT),
  history: optional.prefault(""),
  cache: flag.default("true").transform(isTrue),
  reuse: z
    .string()
    .regex(
      /^$|^\.github\/workflows\/[^@/]{1,200}\.ya?ml$/,
      "takes the path of a workflow, as .github/workflows/release.yml",
    )
    .transform((value) => (value === "" ? undefined : value))
    .prefault(""),
  patience: seconds.default(300),
});
export type Inputs = z.infer<typeof Inputs>;

/** All that is wrong with them at once. */
export function readInputs(env: Readonly<Record<string, string | undefined>>): Inputs {
  const given = (name: string) => env[`INPUT_${name.toUpperCase()}`]?.trim();
  const names = Object.keys(Inputs.shape);
  const parsed = Inputs.safeParse(Object.fromEntries(names.map((name) => [name, given(name)])));
  if (parsed.success) return parsed.data;
  throw new UserError(
    parsed.error.issues.map((issue): Problem => {
      const name = String(issue.path[0]);
      return { message: `the input ${name} ${issue.message}, not “${quote(given(name))}”` };
    }),
  );
}
