import type {
  CheckedProgram,
  DiagnosedTarget,
  Diagnosis,
  Measurable,
} from "../contract/diagnosis.ts";
import { amount } from "../words/amounts.ts";
import { counted } from "../words/counts.ts";
import { facts, type Line, line, list, marked, type Node, paragraph } from "./node.ts";
import { renderTerminal } from "./render/terminal.ts";

/** What a machine can measure, for whoever sits before it: a target after the other, with what would help. */
export function renderDiagnosis(found: Diagnosis): string {
  const nodes = [
    machineNode(found),
    ...found.targets.map(targetNode),
    ...agreementNodes(found.programs),
    paragraph(lastLine(found)),
  ];
  return `${renderTerminal(nodes.map((node) => ({ rank: 0, node })))}\n`;
}

function machineNode({ machine, problem = "it does not answer" }: Diagnosis): Node {
  if (machine === undefined)
    return paragraph([marked("fail", line`No worker can be asked: ${problem}`)]);
  const { os, chip, python, coremltools } = machine;
  return facts([
    [line`system`, line`${os}`],
    [line`chip`, line`${chip}`],
    [line`Python`, line`${python}`],
    [line`coremltools`, line`${coremltools}`],
  ]);
}

function targetNode(diagnosed: DiagnosedTarget): Node {
  const { target, says, usable, why, remedy, caution, measures } = diagnosed;
  return paragraph(
    [marked(usable ? "pass" : "fail", line`${target}: ${says}`)],
    ...(why === undefined ? [] : [line`cannot be used here: ${why}`]),
    ...(remedy === undefined ? [] : [line`what helps: ${remedy}`]),
    ...(caution === undefined ? [] : [line`mind: ${caution}`]),
    ...measures.map(measureLine),
  );
}

const WHAT: Readonly<Record<Measurable["what"], string>> = {
  answers: "answers, and what they score",
  placement: "placement, as Core ML predicts it",
  times: "times and memory",
};

const CAN: Readonly<Record<Measurable["can"], string>> = {
  yes: "yes",
  informs: "to inform, not to decide",
  "not now": "not now",
  no: "no",
};

function measureLine({ what, can, why }: Measurable): Line {
  return line`${WHAT[what]}: ${CAN[can]}${why === undefined ? [] : line`: ${why}`}`;
}

function agreementNodes(programs: readonly CheckedProgram[]): Node[] {
  const targets = [...new Set(programs.map(({ target }) => target))];
  return targets.flatMap((target) => {
    const all = programs.filter((one) => one.target === target);
    const wrong = all.filter(({ state }) => state !== "agrees");
    const agree = `${all.length - wrong.length} of ${counted(all.length, "program")}`;
    const said = line`${target} and the portable engine agree on ${agree}`;
    if (wrong.length === 0) return [paragraph([marked("pass", said)])];
    return [paragraph([marked("fail", said)]), list(wrong.map(programLine))];
  });
}

function programLine({ program, state, far, output, op, name, why }: CheckedProgram): Line {
  if (state === "failed") return line`${program} failed: ${why ?? "it does not say why"}`;
  const where = output === undefined ? [] : line` in ${output}`;
  const much =
    far === undefined
      ? line`one gives a number where the other gives none`
      : line`by ${amount(far, "rate")} of the largest number`;
  const first =
    op === undefined
      ? line`cut behind any of its operations it does not`
      : line`they begin to differ at ${op} (${name ?? "unnamed"})`;
  return line`${program} differs${where}, ${much}: ${first}`;
}

function lastLine({ sound, programs }: Diagnosis): Line {
  if (sound) return [marked("pass", line`What can be used here can be relied on.`)];
  if (programs.length === 0) return [marked("fail", line`Nothing can be measured here.`)];
  return [
    marked(
      "fail",
      line`Core ML and the portable engine do not agree here. Please send all of this output to us, in an issue: one of the two is wrong.`,
    ),
  ];
}
