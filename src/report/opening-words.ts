import { FAULT_SENTENCES, PART_SENTENCE } from "../contract/verdict.ts";
import { amount } from "../words/amounts.ts";
import { grouped } from "../words/counts.ts";
import { formOfLimit } from "../words/forms.ts";
import { listedUpTo } from "../words/lists.ts";
import type { Sees, Shipping, Ships, Why } from "./opening.ts";

/** What the heading is about: `int8 may ship`, `Nothing ships`. */
export function shipsWords(ships: Ships): string {
  switch (ships.kind) {
    case "untouched":
      return "Quantization";
    case "part":
      return "A part alone";
    case "no model":
      return "No model ships";
    case "nothing":
      return "Nothing ships";
    case "may":
      return `${begun(listedUpTo(NAMED, ships.what.map(shippingWords(ships.what.length)), " and "))} may ship`;
    default:
      return ships satisfies never;
  }
}

const NAMED = 3;

function shippingWords(models: number) {
  return ({ model, variant }: Shipping): string => {
    const what = variant ?? "every variant";
    return models === 1 ? what : `${what} of ${model}`;
  };
}

/** A variant's name stays as the policy writes it. */
function begun(text: string): string {
  return text.startsWith("every ") ? `E${text.slice(1)}` : text;
}

/** Who is to act, in a sentence; nothing where all is kept. */
export function whySentence({ cause, leans, waived }: Why): string | undefined {
  const aside = waived ? " Waivers set that aside." : "";
  if (cause === "kept") return;
  if (cause === "data" && leans !== undefined) return `${LEANING[leans]}${aside}`;
  return `${CAUSE_SENTENCES[cause]}${aside}`;
}

const CAUSE_SENTENCES = {
  ...FAULT_SENTENCES,
  quantization: "Quantization is at fault, not the model itself.",
  either: "The model or its quantization is at fault: nothing here tells which.",
  "run-time":
    "The run time of a target is at fault, not quantization: it answers otherwise than the portable engine.",
  data: "The data cannot tell. That is no fault of the model, and no proof for it.",
  machine:
    "Not all that was asked could be measured. That is no fault of the model, and no proof for it.",
  part: PART_SENTENCE,
  elsewhere: "Neither the model nor its quantization is why.",
} as const satisfies Record<Exclude<Why["cause"], "kept">, string>;

const LEANING = {
  pass: "The numbers keep the limits, but there are too few data to prove it.",
  fail: "The numbers are beyond the limits, but there are too few data to prove it.",
} as const satisfies Record<NonNullable<Why["leans"]>, string>;

/** What the data can see, a sentence a model. */
export function seesSentence(sees: Sees, models: number): string {
  const of = models === 1 ? "" : `${sees.model}: `;
  switch (sees.kind) {
    case "chances":
      return `${of}${chancesSentence(sees)}`;
    case "spread":
      return `${of}What these data can see depends on how their scores spread: the brackets in the tables show it.`;
    case "numbers":
      return `${of}Only numbers are known, without the answers behind them: nobody can say how sure they are.`;
    default:
      return sees satisfies never;
  }
}

/** `a variant that loses 3 points is stopped 97 times in 100, 2 points 82`; what is always stopped is said once. */
function chancesSentence({ sight }: Extract<Sees, { kind: "chances" }>): string {
  const { n, limit, stops, passes } = sight;
  const all = stops.map(({ drop, share }) => ({
    loss: amount(drop, formOfLimit(sight)),
    how: ofHundred(share),
  }));
  const shown = all.filter(({ how }, at) => how !== ALWAYS || all[at + 1]?.how !== ALWAYS);
  const unit = [...shown.map(({ how }) => how), ofHundred(passes)].find(isNumber);
  // The first number alone says of how many it is.
  let isSaid = false;
  const said = (how: string) => {
    if (isSaid || how !== unit) return how;
    isSaid = true;
    return `${how} times in 100`;
  };
  const [first, ...more] = shown.map(({ loss, how }) => ({ loss, how: said(how) }));
  const rest = more.map(({ loss, how }) => `, ${loss} ${how}`).join("");
  const stopped = first && `a variant that loses ${first.loss} is stopped ${first.how}${rest}`;
  const clean = `one that loses nothing passes clean ${said(ofHundred(passes))}`;
  const examples = n === 1 ? "this one example" : `these ${grouped(n)} examples`;
  return `With ${examples} and a limit of ${limit}, ${[stopped, clean].filter(Boolean).join("; ")}.`;
}

function isNumber(how: string): boolean {
  return /^\d+$/.test(how);
}

/** A whole number of a hundred; nearly none and nearly all are neither. */
export function ofHundred(share: number): string {
  if (share >= 0.995) return ALWAYS;
  if (share < 0.005) return "hardly ever";
  return String(Math.round(100 * share));
}

const ALWAYS = "nearly always";
