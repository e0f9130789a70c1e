import fc from "fast-check";

type Edit = {
  readonly how: "put" | "fill" | "cut" | "copy" | "swap";
  readonly at: number;
  readonly other: number;
  readonly word: string;
};

/** Texts that nearly are what they should be: real ones with some of their parts replaced, lost, doubled or exchanged. */
export function edited(
  texts: readonly string[],
  parts: RegExp,
  words: readonly string[],
): fc.Arbitrary<string> {
  const known = texts.map((text) => text.split(parts).filter((part) => part !== ""));
  const edit: fc.Arbitrary<Edit> = fc.record({
    how: fc.constantFrom("fill", "fill", "fill", "put", "cut", "copy", "swap"),
    at: fc.nat(),
    other: fc.nat(),
    word: fc.constantFrom(...words),
  });
  return fc
    .tuple(fc.constantFrom(...known), fc.array(edit, { minLength: 1, maxLength: 3 }))
    .map(([original, edits]) => edits.reduce(apply, [...original]).join(""));
}

/** In place: the parts are a copy of their own. */
function apply(parts: string[], { how, at, other, word }: Edit): string[] {
  if (parts.length === 0) return [word];
  const [here, there] = [at % parts.length, other % parts.length];
  const [one = "", another = ""] = [parts[here], parts[there]];
  if (how === "cut") parts.splice(here, 1);
  else if (how === "put") parts[here] = word;
  else if (how === "fill") parts[valueFrom(parts, here)] = word;
  else if (how === "copy") parts.splice(here, 0, another);
  else [parts[here], parts[there]] = [another, one];
  return parts;
}

/** The next part that stands for a value: what is put there leaves the rest of the text as it was. */
function valueFrom(parts: readonly string[], from: number): number {
  const isValue = (at: number) => /^["\w-]/.test(parts[at] ?? "") && parts[at + 1]?.trim() !== ":";
  const next = parts.findIndex((_, at) => at >= from && isValue(at));
  return next < 0 ? from : next;
}

/** The parts of a JSON text: its strings and other values, and what stands between them. */
export const JSON_PARTS = /("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[[\]{}:,])/;

/** What strangers write where a JSON value belongs, much of it no JSON at all. */
export const JSON_WORDS: readonly string[] = [
  ...[
    "1e400",
    "-1e400",
    "1e-400",
    "-0",
    "0.1",
    "-1",
    "1e15",
    "9007199254740993",
    "NaN",
    "Infinity",
  ],
  ...["0", "1", "2", "0.5", '"x"', '"int8"', '"cat"'],
  ...["null", "true", "[]", "{}", '""', "[[]]", ",", ":", "{", "}", "[", "]", '"', "\0", "\ufeff"],
  ...[
    '"\\ud800"',
    '"\ud800"',
    '"\\u0000"',
    '"\\u202e"',
    '"\\r\\n::error::x"',
    '"../../x"',
    '"/etc"',
  ],
  ...['"__proto__"', '{"__proto__":{"polluted":true}}', '"constructor"', '"toString"', '"error"'],
  `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
  `${'{"a":'.repeat(3000)}1${"}".repeat(3000)}`,
  "[".repeat(20_000),
  `"${"x".repeat(20_000)}"`,
  `[${"0,".repeat(2000)}0]`,
];

const UNIT = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));

/** Texts of every character there is, halves of pairs among them, and of bytes. Made once: that takes a while. */
export const ANY_TEXT: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 100 }),
  fc.array(UNIT, { maxLength: 100 }).map((units) => units.join("")),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString("utf8")),
);
const ANY_JSON = fc.json();

/** JSON that nearly is what it should be, and texts and bytes that are nothing. */
export function nearlyJson(texts: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: edited(texts, JSON_PARTS, JSON_WORDS) },
    { weight: 2, arbitrary: ANY_JSON },
    { weight: 1, arbitrary: ANY_TEXT },
  );
}
