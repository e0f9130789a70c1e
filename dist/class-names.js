import { D as union, S as record, b as object, u as array, w as string, y as number } from "./schemas.js";
import { h as placesOf } from "./shelves.js";
import { d as listed } from "./account.js";
// src/tasks/inputs.ts
/** What the reader of a picture is told, as a policy's `data` block has it. */
const PictureOptions = object({
	fit: string().default("center-crop"),
	size: array(number()).exactOptional(),
	preprocess: object({
		layout: string(),
		color: string(),
		scale: number().default(1),
		mean: union([number(), array(number())]).default(0),
		std: union([number(), array(number())]).default(1)
	}).exactOptional(),
	pictures: record(string(), string()).exactOptional()
});
/** What becomes of a sample's inputs on their way to the model, a sentence each. */
function shownInputs(parts, options, inputs) {
	const constants = Object.entries(options.constants ?? {});
	return [...placesOf(parts).filter(({ name }) => name === "images").flatMap(({ options: told }) => pictureLines(told, inputs, constants)), ...constants.map(([name, number]) => `${name} is ${number} for every sample`)];
}
function pictureLines(told, inputs, constants) {
	const read = PictureOptions.safeParse(told);
	if (!read.success) return [];
	const taken = takingPictures(read.data, inputs).filter(({ name }) => !constants.some(([constant]) => constant === name));
	const { pictures = {} } = read.data;
	return taken.map((input) => {
		const column = Object.hasOwn(pictures, input.name) ? pictures[input.name] : void 0;
		return `${column === void 0 ? "a picture" : `the picture in ${column}`} becomes ${input.name}: ${pictureLine(read.data, input)}`;
	});
}
/** Those that the policy names, or else images, or arrays where no input is an image. */
function takingPictures({ pictures, preprocess }, inputs) {
	if (pictures !== void 0) return inputs.filter(({ name }) => Object.hasOwn(pictures, name));
	const kind = preprocess === void 0 ? "image" : "multiarray";
	return inputs.filter((input) => input.kind === kind && !input.optional && isPicture(input));
}
/** Whether it has the rank of a picture, or of one in a batch. */
function isPicture({ kind, shape = [] }) {
	return kind === "image" || shape.length >= 2 && shape.length <= 4;
}
function pictureLine({ fit, size, preprocess }, input) {
	const { kind, shape = [], dtype = "", color = "" } = input;
	if (preprocess === void 0 || kind === "image") {
		const [height = 0, width = 0] = shape;
		return `${fit} to ${sides(size ?? [width, height])}, ${color}`;
	}
	const { layout } = preprocess;
	const [height = 0, width = 0] = layout === "nchw" ? shape.slice(-2) : shape.slice(-3, -1);
	return `${`${fit} to ${sides(size ?? [width, height])}, ${preprocess.color}, ${layout}`}, ${arithmetic(preprocess)}, as ${dtype}`;
}
function sides([width = 0, height = 0]) {
	return `${width} × ${height}`;
}
/** `(pixel × 1/255 − 0.5) ÷ 0.25` */
function arithmetic({ scale, mean, std }) {
	const scaled = scale === 1 ? "pixel" : `pixel × ${fraction(scale)}`;
	const moved = each(mean).every((one) => one === 0) ? scaled : `${scaled} − ${several(mean)}`;
	if (each(std).every((one) => one === 1)) return moved;
	return `${moved === "pixel" ? moved : `(${moved})`} ÷ ${several(std)}`;
}
function each(numbers) {
	return typeof numbers === "number" ? [numbers] : numbers;
}
function several(numbers) {
	const [first = 0, ...rest] = each(numbers);
	return rest.every((one) => one === first) ? String(first) : `[${listed(each(numbers).map(String))}]`;
}
/** As people write it, where it is one of a whole number or a half. */
function fraction(scale) {
	const halves = 2 / scale;
	return scale < 1 && Math.abs(halves - Math.round(halves)) < 1e-9 * halves ? `1/${Math.round(halves) / 2}` : String(scale);
}
/** What a policy has to say of a model's inputs and outputs, where they are not what a task reads of itself. */
function hintsFor({ inputs, outputs, classes, classCount }) {
	const pictures = inputs.flatMap((input) => {
		const how = preprocessFor(input);
		const says = `may be a picture: how it becomes one, the policy says as the model was trained, data: { images: …, ${how} }`;
		return how === void 0 ? [] : [{
			feature: input.name,
			says
		}];
	});
	const score = outputs.find(({ kind }) => kind === "multiarray");
	if (classes !== null || classCount !== 1 || score === void 0) return pictures;
	const says = "is one number: of two classes, the policy says where one begins, data: { …, threshold: 0.5 }";
	return [...pictures, {
		feature: score.name,
		says
	}];
}
/** As a policy writes it. */
function preprocessFor(input) {
	const found = preprocessOf(input);
	if (found === void 0) return;
	return `preprocess: { ${Object.entries(found).map(([key, value]) => `${key}: ${value}`).join(", ")} }`;
}
/** What becomes of a picture for an input that takes an array, as far as its shape shows. */
function preprocessOf({ kind, shape = [], dtype }) {
	if (kind !== "multiarray" || shape.length < 3 || shape.length > 4) return;
	if (shape.length === 4 && shape[0] !== 1) return;
	const [first = 0, rows = 0, last = 0] = shape.slice(-3);
	const layout = isChannels(first) ? "nchw" : isChannels(last) ? "nhwc" : void 0;
	if (layout === void 0 || rows < 2 || (layout === "nchw" ? last : first) < 2) return;
	return {
		layout,
		color: (layout === "nchw" ? first : last) === 1 ? "gray" : "rgb",
		...dtype?.startsWith("int") !== true && { scale: "1/255" }
	};
}
function isChannels(size) {
	return size === 1 || size === 3;
}
// src/samples/class-names.ts
const BY_WORD = { by: "word" };
/**
* Labels that are all numbers mean the classes that have them, unless the model calls a class by a number itself. Without
* words a model has numbers alone.
*/
function namingOf(labels, words) {
	if (!words || words.some(isNumber)) return BY_WORD;
	let isAny = false;
	for (const label of labels) {
		if (label === void 0) continue;
		if (!isNumber(label)) return BY_WORD;
		isAny = true;
	}
	return isAny ? {
		by: "number",
		words
	} : BY_WORD;
}
/** As whoever counts classes writes them, each in one way. */
function isNumber(label) {
	return /^(0|[1-9]\d*)$/.test(label);
}
/** What the worker is told of it. */
function toldOf({ by }) {
	return by === "number" ? { "classes-by": by } : {};
}
function numbersTo(count) {
	return Array.from({ length: count }, (_, number) => String(number));
}
/** For the end of a list of words: where no class is called by a number, numbers are accepted as well. */
function orNumbers(words) {
	return words.some(isNumber) ? "" : `; or, for all labels, the classes' numbers 0 to ${words.length - 1}`;
}
/** Words that several classes have, each with the numbers of these: `crane (134, 517)`. */
function sharedAmong(words) {
	return [...Map.groupBy(words.keys(), (number) => words[number] ?? "")].filter(([, same]) => same.length > 1).map(([word, same]) => `${word} (${listed(same.map(String))})`);
}
export { toldOf as a, preprocessOf as c, sharedAmong as i, shownInputs as l, numbersTo as n, PictureOptions as o, orNumbers as r, hintsFor as s, namingOf as t };
