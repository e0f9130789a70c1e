import type { Outcome } from "../catalog/states.ts";
import type { AskedPart, Verdict } from "../contract/verdict.ts";
import { listed, listedUpTo } from "../words/lists.ts";
import { everyFinding, findings } from "./findings.ts";
import {
  code,
  group,
  heading,
  joined,
  line,
  list,
  marked,
  type Node,
  paragraph,
  strong,
} from "./node.ts";
import { isUncertified, isUntouched, openingOf } from "./opening.ts";
import { seesSentence, shipsWords, whySentence } from "./opening-words.ts";
import { NOT_MEASURED } from "./state-words.ts";

const SAYS = {
  pass: "within the agreed limits",
  warn: "within the agreed limits, with warnings",
  fail: "beyond the agreed limits",
  error: "could not be judged",
} as const satisfies Record<Outcome, string>;

const WAIVED = "not shown to keep the agreed limits, of which some are waived";

const WORSE = "the model itself is worse than at the base, which the policy lets through";

/** The first lines, all that many will read: what ships, why, and what the data can see. */
export function headline(verdict: Verdict): Node {
  const mark = isUntouched(verdict) ? "unmeasured" : verdict.outcome;
  return group(
    heading(2, [marked(mark, line`${titleOf(verdict)}`)]),
    ...[whyLine(verdict), ...sightLines(verdict)].flatMap((one) =>
      one === undefined ? [] : [paragraph(line`${one}`)],
    ),
    ...otherCautions(verdict).map((one) => paragraph([marked("warn", line`${one}`)])),
  );
}

function titleOf(verdict: Verdict): string {
  const { ships } = openingOf(verdict);
  const says = saysOf(verdict);
  return ships.kind === "untouched"
    ? `${shipsWords(ships)} ${says}`
    : `${shipsWords(ships)}: ${says}`;
}

/** Who is to act, and what a list of limits that follows does not say. */
function whyLine(verdict: Verdict): string | undefined {
  const said = whySentence(openingOf(verdict).why);
  if (isListed(verdict)) return said;
  const { because } = verdict;
  return said === undefined || because.startsWith(said) ? because : `${said} ${because}`;
}

/** What the data can see, as far as there is room in the first lines: of one model after the other. */
export function sightLines(verdict: Verdict): string[] {
  const { sees } = openingOf(verdict);
  return sees.slice(0, MOST_SIGHTS).map((one) => seesSentence(one, verdict.models.length));
}

const MOST_SIGHTS = 3;

/** The answer alone, where all else stands above it. */
export function lastLine(verdict: Verdict): Node {
  const because = whyLine(verdict);
  const said = isUntouched(verdict)
    ? marked("unmeasured", line`${NOT_MEASURED}`)
    : marked(verdict.outcome, line`${verdict.outcome}`);
  const { ships } = openingOf(verdict);
  const isSaid = ships.kind === "untouched" || ships.kind === "part";
  const answer = isSaid ? [] : line` ${shipsWords(ships)}.`;
  const why = because === undefined ? [] : line` ${because}`;
  return paragraph([said, ...answer, ...why], ...sightLines(verdict).map((one) => line`${one}`));
}

/** Whether the list of limits that follows says why already. */
function isListed({ outcome, models, unjudged }: Verdict): boolean {
  const isSaidElse = cautionsIn({ models }).length > 0 || unjudged?.warns !== undefined;
  return findings(models)[0]?.limit.outcome === outcome && !(outcome === "warn" && isSaidElse);
}

/** A doubt or a missing number can stop a pull request too, and proves nothing about the model; nor does no limit. */
function saysOf({ outcome, models, fault, part }: Verdict): string {
  if (isUntouched({ models, outcome })) return NOT_MEASURED;
  const isLenient = outcome === "pass" || outcome === "warn";
  if (isLenient && enforced(models).length === 0) return "judged by no limit";
  const all = findings(models).map(({ limit }) => limit);
  if (outcome === "warn" && all.some(({ waived }) => waived)) return WAIVED;
  if (outcome === "warn" && fault === "model" && all.some(({ implied }) => implied)) return WORSE;
  const broken = all.some((limit) => limit.state === "fail" && limit.outcome === "fail");
  const unshown = outcome === "fail" ? !broken : outcome === "warn" && isUncertified(models);
  if (unshown) return "not shown to keep the agreed limits";
  const isKept = all.every((limit) => limit.outcome !== "warn");
  return part !== undefined && outcome === "warn" && isKept ? SAYS.pass : SAYS[outcome];
}

function enforced(models: Verdict["models"]) {
  return everyFinding(models).filter(({ variant }) => variant.enforced);
}

/** Neither a model nor how it is judged was changed: no reason to begin a comment, but one to correct an older. */
export function isNothingToTell(verdict: Verdict): boolean {
  const { changes = [], unjudged } = verdict;
  return isUntouched(verdict) && changes.length === 0 && unjudged === undefined;
}

/** What a reader must know beside the limits: a model that leaves the gate, and what nobody can tell of what will ship. */
function cautionsIn({ models }: Pick<Verdict, "models">): string[] {
  return models.flatMap(({ name, status, because, doubts = [] }) => [
    ...(LEAVES.has(status) ? [`${name}: ${because}`] : []),
    ...doubts.map((doubt) => `${name}: ${doubt}`),
  ]);
}

const LEAVES: ReadonlySet<string> = new Set(["removed", "missing"]);

/** The same, without what the sentence on the whole run says already. */
export function otherCautions(verdict: Verdict): string[] {
  return cautionsIn(verdict).filter((one) => !verdict.because.includes(one));
}

/** What the run was not asked for, and how to ask for all. */
export function partList({ part }: Verdict): Node[] {
  if (part === undefined) return [];
  const left = joined(part.left.slice(0, MOST_LEFT).map((name) => [code(name)]));
  const more = part.left.length - MOST_LEFT;
  const rest = more > 0 ? line` and ${more} more` : [];
  const title = strong(line`Neither measured nor judged`);
  const said = line`${title}, for nobody asked for it: ${left}${rest}. ${wholeSentence(part)}`;
  return [paragraph([marked("warn", said)])];
}

/** The same in plain words, for a terminal. */
export function partText({ part }: Verdict): string[] {
  if (part === undefined) return [];
  const left = listedUpTo(MOST_LEFT, part.left);
  return [`Neither measured nor judged, for nobody asked for it: ${left}. ${wholeSentence(part)}`];
}

const MOST_LEFT = 20;

function wholeSentence({ leavesEnforced }: AskedPart): string {
  return `${leavesEnforced ? "Some" : "None"} of that could stop it: a gate without --model and --variant judges all.`;
}

/** Models that are added or changed while no policy names them. */
export function unjudgedList({ unjudged }: Verdict): Node[] {
  if (unjudged === undefined) return [];
  const { paths, more, warns } = unjudged;
  const why = warns === undefined ? [] : line`; ${warns}`;
  const said = line`${strong(line`Models that nobody judges`)}: this adds or changes them, and no policy names them${why}`;
  const rest = more === undefined ? [] : [line`and ${more} more`];
  return [
    group(
      paragraph([marked(warns === undefined ? "none" : "warn", said)]),
      list([...paths.map((path) => [code(path)]), ...rest]),
    ),
  ];
}

/** The same in plain words, for a terminal. */
export function unjudgedText({ unjudged }: Pick<Verdict, "unjudged">): string[] {
  if (unjudged === undefined) return [];
  const { paths, more, warns } = unjudged;
  const why = warns === undefined ? "" : `; ${warns}`;
  return [`no policy names these models, so nobody judges them: ${listed(paths, more)}${why}`];
}
