import { c as findTask } from "./nearest.js";
import { T as findTarget } from "./shelves.js";
// src/plan/audited.ts
/** So many show how far values reach: whoever wants all of them says so. */
const AUDITED = 256;
/** On how many of so many examples it is looked how far values reach. */
function auditedOf({ audit = AUDITED }, count) {
	return audit === "all" ? count : audit === "off" ? 0 : Math.min(audit, count);
}
/** The programs that someone made: the head's source, and variants made by hand. */
function isAudited(side, { kind }) {
	return side === "head" && (kind === "stored" || kind === "source");
}
// src/plan/costs.ts
/** Of a request with so many examples, by the size of the source and what is made of it: nothing has been run yet. */
function costOf(request, count) {
	const { variants, bytes = USUAL, packagesOnly, timed } = request;
	const predicts = bytes / PREDICTED;
	const converts = variants.reduce((sum, { recipe }) => {
		if (recipe.kind === "stored" || recipe.kind === "source") return sum;
		return sum + OF_A_RECIPE + bytes / CONVERTED;
	}, 0);
	const loads = variants.length * (OF_A_LOAD + bytes / LOADED);
	if (packagesOnly) return {
		once: converts,
		first: 0,
		each: 0
	};
	return {
		once: converts + loads,
		first: auditOf(request, count, predicts) + (timed ? variants.length * TIMED * predicts : 0),
		each: OF_AN_EXAMPLE + variants.length * predicts
	};
}
/**
* A second worker starts, decodes the examples for itself, and looks at what each op gives. It has one core, and holds the
* machine for as long as that takes where few examples are left to the other.
*/
function auditOf(request, count, predicts) {
	const examples = auditedOf(request, count);
	const audited = request.variants.filter(({ recipe }) => isAudited(request.side, recipe)).length;
	if (examples === 0 || audited === 0 || !seesRanges(request.target)) return 0;
	return OF_A_WATCH + audited * examples * (OF_AN_EXAMPLE + WATCHED * predicts);
}
function seesRanges(target) {
	return findTarget(target)?.abilities.includes("range") === true;
}
/** Until Python has imported what it needs, before anything is measured. */
const START = 2.5;
/** A source whose size nobody told, in bytes: MobileNetV2 in 32 bits. */
const USUAL = 14e6;
/** A second's worth, in bytes of the source: predictions, conversions and loads take longer the more weights there are. */
const PREDICTED = 38e8;
const CONVERTED = 7e7;
const LOADED = 2e8;
/** What they take however few weights there are; and what it takes to decode an example. */
const OF_A_RECIPE = .5;
const OF_A_LOAD = .05;
const OF_AN_EXAMPLE = .0025;
/** So many predictions, and how many times as long one takes that is watched. */
const TIMED = 300;
const WATCHED = 3;
/** Until a second worker, beside the first, has loaded what it watches. */
const OF_A_WATCH = .5;
// src/plan/portions.ts
/**
* So many machines, each with its portions: as whole as can be, and so that the machine that takes longest takes as
* little as can be. The same pieces are always divided in the same way.
*/
function portionsOf(pieces, machines) {
	const order = pieces.map((piece, at) => ({
		...piece,
		at
	})).sort((a, b) => costOfAll(b) - costOfAll(a) || a.at - b.at);
	let found = filled(order, machines, Number.POSITIVE_INFINITY);
	if (found === void 0) throw new Error(`${machines} machines have room for nothing`);
	let [tooShort, enough] = [0, longest(pieces, found)];
	for (let step = 0; step < STEPS; step += 1) {
		const time = (enough + tooShort) / 2;
		const fits = filled(order, machines, time);
		if (fits === void 0) tooShort = time;
		else [found, enough] = [fits, time];
	}
	return found;
}
/** How long the machine takes that takes longest. */
function longest(pieces, machines) {
	return Math.max(0, ...machines.map((portions) => timeOf(pieces, portions)));
}
function timeOf(pieces, portions) {
	return portions.reduce((sum, { piece, begin, end }) => {
		const one = pieces[piece];
		return one === void 0 ? sum : sum + costOfPart(one, begin, end);
	}, 0);
}
/** Every step halves how far the time may be from the shortest. */
const STEPS = 40;
function costOfPart({ once, first, each }, begin, end) {
	return once + (begin === 0 ? first : 0) + each * (end - begin);
}
function costOfAll(piece) {
	return costOfPart(piece, 0, piece.count);
}
/** The heaviest first, each to the machine that has least; what takes longer than there is room for is divided. */
function filled(pieces, machines, most) {
	const filling = Array.from({ length: machines }, () => ({
		portions: [],
		time: 0
	}));
	for (const piece of pieces) {
		let begin = 0;
		do {
			const machine = filling.reduce((least, one) => one.time < least.time ? one : least);
			const end = placeTo(piece, begin, most - machine.time);
			if (end === void 0) return;
			machine.portions.push({
				piece: piece.at,
				begin,
				end
			});
			machine.time += costOfPart(piece, begin, end);
			begin = end;
		} while (begin < piece.count);
	}
	return filling.map(({ portions }) => portions);
}
/** Before which example a machine has no more room; undefined where it has none for any. */
function placeTo(piece, begin, room) {
	if (costOfPart(piece, begin, piece.count) <= room) return piece.count;
	if (piece.whole || piece.each === 0) return;
	const rows = Math.floor((room - costOfPart(piece, begin, begin)) / piece.each);
	return rows < 1 ? void 0 : begin + rows;
}
// src/plan/shards.ts
/** As it is written: `2/3`. */
function nameOf({ index, of }) {
	return `${index}/${of}`;
}
/** All of so many machines. */
function shardsOf(of) {
	return Array.from({ length: of }, (_, at) => ({
		index: at + 1,
		of
	}));
}
/** How many machines of at most so many make it shorter: what another would save must be worth starting it. */
function shardsFor(plan, most) {
	const pieces = piecesOf(plan);
	const useful = usefulOf(pieces, most);
	const time = (of) => START + longest(pieces, portionsOf(pieces, of));
	const shortest = time(useful);
	let of = 1;
	while (of < useful && time(of) > shortest * WORTH) of += 1;
	return of;
}
const WORTH = 1.05;
/** What falls to one shard, in the plan's order. */
function sharesOf(plan, { index, of }) {
	return dealt(plan, of)[index - 1] ?? [];
}
/** What falls to each of so many, or of fewer where there is less to do: of every request, every example to exactly one. */
function dealt(plan, of) {
	const pieces = piecesOf(plan);
	const pieceOf = new Map(pieces.flatMap(({ requests }, at) => requests.map((one) => [one, at])));
	return portionsOf(pieces, usefulOf(pieces, of)).map((own) => {
		const portions = new Map(own.map((portion) => [portion.piece, portion]));
		return plan.requests.flatMap((request) => {
			const at = pieceOf.get(request) ?? -1;
			const portion = portions.get(at);
			return portion === void 0 ? [] : [shareOf(request, portion, pieces[at]?.count ?? 0)];
		});
	});
}
/** Whether several of so many share the samples of a request, rather than one having them all. */
function isShared(plan, of, { model, side, target }) {
	return dealt(plan, of).some((shares) => shares.some(({ request, rows }) => rows !== void 0 && request.model === model && request.side === side && request.target === target));
}
function shareOf(request, { begin, end }, count) {
	return begin === 0 && end === count ? { request } : {
		request,
		rows: [begin, end]
	};
}
/**
* Head and base of a model on one target, with all variants, are one piece of work: whatever answers an example, it
* does on one machine, for numbers of two machines that differ do not compare.
*/
function piecesOf({ requests, models }) {
	const counts = new Map(models.map(({ name, samples }) => [name, samples?.count ?? 0]));
	return [...Map.groupBy(requests, ({ model, target }) => `${model} ${target}`).values()].map((pair) => {
		const count = counts.get(pair[0]?.model ?? "") ?? 0;
		const costs = pair.map((request) => costOf(request, count));
		const sum = (part) => costs.reduce((total, cost) => total + cost[part], 0);
		return {
			requests: pair,
			once: sum("once"),
			first: sum("first"),
			each: sum("each"),
			count,
			whole: pair.some(staysWhole)
		};
	});
}
/** Packages alone have no examples; what else is not divided, the task says. */
function staysWhole({ task, packagesOnly }) {
	const row = findTask(task);
	return packagesOnly === true || row === void 0 || row.whole === true;
}
/** No more machines than there are things to do. */
function usefulOf(pieces, most) {
	const things = pieces.reduce((sum, { whole, count }) => sum + (whole ? 1 : Math.max(1, count)), 0);
	return Math.max(1, Math.min(most, things, 256));
}
export { shardsOf as a, isAudited as c, shardsFor as i, isShared as n, sharesOf as o, nameOf as r, auditedOf as s, dealt as t };
