import { z } from "zod";
import { capped } from "../../catalog/capped.ts";
import type { Problem } from "../../catalog/errors.ts";
import { didYouMean } from "../../catalog/nearest.ts";
import { quote } from "../../catalog/quote.ts";
import type { TaskOptions } from "../../contract/data.ts";
import type { Inspected } from "../../contract/protocol.ts";
import {
  type Naming,
  namingOf,
  numbersTo,
  orNumbers,
  sharedAmong,
} from "../../samples/class-names.ts";
import type { ReadSamples } from "../../samples/truth.ts";
import { counted } from "../../words/counts.ts";
import { listedUpTo } from "../../words/lists.ts";
import type { DetectionSample } from "./lines.ts";
import { FORMS } from "./row.ts";

/** How a model's outputs become boxes, as far as TypeScript has to know it; the worker reads all of it. */
const Decode = z.object({
  form: z.enum(FORMS).exactOptional(),
  activation: z.string().exactOptional(),
  classes: z.array(z.string()).exactOptional(),
});
type Decode = z.infer<typeof Decode>;

/** What a model's description shows of its outputs: how a policy would say it, and how many classes there are. */
export interface RecognisedForm {
  readonly decode: { readonly form: (typeof FORMS)[number]; readonly activation?: string };
  readonly count?: number;
}

/** Told by the outputs' shapes, and of a pipeline by its last stage; nothing where they are no detector's. */
export function recognisedForm(model: Inspected): RecognisedForm | undefined {
  const { stages = [], outputs, objects } = model;
  const named = objects?.length;
  if (stages.includes("nonMaximumSuppression"))
    return { decode: { form: "nms-pipeline" }, ...(named !== undefined && { count: named }) };
  const arrays = outputs.filter(({ kind }) => kind === "multiarray").map(({ shape = [] }) => shape);
  const [first = [], second = []] = arrays;
  if (arrays.length === 1) return rowsOrHead(first, named);
  if (arrays.length !== 2) return;
  const [boxes, logits] = isBoxes(second) ? [second, first] : [first, second];
  return isBoxes(boxes) && logits.length === 3 && logits[1] === boxes[1]
    ? pair(logits[2] ?? 0, named)
    : undefined;
}

function rowsOrHead(
  [batch, rows = 0, columns = 0, ...more]: readonly number[],
  named: number | undefined,
): RecognisedForm | undefined {
  if (batch !== 1 || more.length > 0) return;
  if (columns === 6) return { decode: { form: "end-to-end" }, ...(named && { count: named }) };
  const count = rows - 4;
  if (count < 1 || columns <= rows || (named !== undefined && named !== count)) return;
  return { decode: { form: "raw-head" }, count };
}

function isBoxes(shape: readonly number[]): boolean {
  return shape.length === 3 && shape[2] === 4;
}

/** With one class more than there are names, that one is no object. */
function pair(width: number, named: number | undefined): RecognisedForm {
  if (named === width) return { decode: { form: "detr", activation: "sigmoid" }, count: width };
  if (named === width - 1)
    return { decode: { form: "detr", activation: "softmax" }, count: width - 1 };
  return { decode: { form: "detr" } };
}

/** What of some objects a model cannot find as the policy reads its outputs, or why they cannot be read. */
export function checkDecode(
  read: ReadSamples<DetectionSample>,
  model: Inspected,
  { decode }: TaskOptions,
): Problem[] {
  const recognised = recognisedForm(model);
  const told = Decode.safeParse(decode);
  if (!told.success || told.data.form === undefined) return [undecoded(recognised)];
  if (recognised !== undefined && recognised.decode.form !== told.data.form)
    return [
      {
        message: `decode says form ${told.data.form}, and the model's outputs are of the form ${recognised.decode.form}`,
        fix: `write ${written(recognised)}`,
      },
    ];
  if (told.data.form === "detr" && told.data.activation === undefined)
    return [
      {
        message: "decode of form detr does not say what its logits are",
        fix: "add activation: softmax where the last class is no object, sigmoid where each class stands alone",
      },
    ];
  return strangers(read, model, told.data, recognised);
}

function undecoded(recognised: RecognisedForm | undefined): Problem {
  return {
    message: `the policy does not say how the outputs become boxes${recognised === undefined ? ", and they are of no form that is recognised" : ""}`,
    fix:
      recognised === undefined
        ? `decode: { form: … } is one of ${FORMS.join(", ")}; for any other, let the team's own Python read the outputs`
        : `they look like ${written(recognised)}: add it to data if that is what they are`,
  };
}

/** As a policy has it. */
function written({ decode: { form, activation } }: RecognisedForm): string {
  const more = activation === undefined ? "" : `, activation: ${activation}`;
  return `decode: { form: ${form}${more} }`;
}

/** How the names of objects name the classes of a model that is read so. */
export function namingOfObjects(
  { samples }: ReadSamples<DetectionSample>,
  { objects }: Inspected,
  { decode }: TaskOptions,
): Naming {
  const told = Decode.safeParse(decode);
  const words = (told.success ? told.data.classes : undefined) ?? objects;
  return namingOf(
    samples.flatMap(({ labels }) => labels),
    words,
  );
}

/** Objects of classes that the model has not, each class told once. */
function strangers(
  read: ReadSamples<DetectionSample>,
  { objects }: Inspected,
  { classes }: Decode,
  recognised: RecognisedForm | undefined,
): Problem[] {
  const words = classes ?? objects ?? undefined;
  const labels = read.samples.flatMap((sample) => sample.labels);
  const byNumber = namingOf(labels, words).by === "number";
  const count = words?.length ?? recognised?.count;
  if (count === undefined) return [];
  const shared = byNumber ? [] : sharedAmong(words ?? []);
  if (shared.length > 0)
    return [
      {
        message: `the model has several classes of the same name: ${listedUpTo(MOST_SHARED, shared.map(quote))}`,
        at: { file: read.file },
        fix: `name what the pictures show by the numbers of its classes, 0 to ${count - 1}, or list names of your own as decode: { classes: […] }, in its order`,
      },
    ];
  const known = words === undefined || byNumber ? numbersTo(count) : words;
  const accepted = new Set(known);
  const counts = Map.groupBy(
    labels.filter((label) => !accepted.has(label)),
    (label) => label,
  );
  const fix =
    words === undefined
      ? `it names none of its ${count} classes: list them as decode: { classes: […] }, in its order`
      : `it finds ${byNumber ? `0 to ${count - 1}` : `${some(words)}${orNumbers(words)}`}; where these are others' names for the same, list yours as decode: { classes: […] }, in its order`;
  return capped(
    [...counts].map(([label, same], nth) => ({
      message: `${quote(label)} is no class of the model${didYouMean(label, known)} (${counted(same.length, "object")})`,
      at: { file: read.file },
      // The classes are the same for all of them.
      ...(nth === 0 && { fix }),
    })),
    read.file,
  );
}

const MOST_SHARED = 5;

/** A model may have a thousand classes. */
function some(classes: readonly string[]): string {
  return listedUpTo(10, classes.map(quote));
}
