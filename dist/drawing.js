// src/statistics/random.ts
/**
* Doty-Humphrey's small fast counter (sfc32): what it draws repeats after 2^32 draws at the earliest, and
* no number is likelier than another by more than `under`/2^32.
*/
function randomFrom(seed) {
	let [a, b, c, counter] = [
		seed | 0,
		~seed,
		2654435769,
		1
	];
	const next = () => {
		const sum = a + b + counter | 0;
		counter = counter + 1 | 0;
		a = b ^ b >>> 9;
		b = c + (c << 3) | 0;
		c = (c << 21 | c >>> 11) + sum | 0;
		return sum >>> 0;
	};
	for (let round = 0; round < WARM_UP; round += 1) next();
	return (under) => Math.floor(next() * under / 2 ** 32);
}
/** Rounds after which neighbouring seeds have nothing in common. */
const WARM_UP = 20;
/** A number for drawing these samples again, the same for the same ids in whatever order. */
function seedOf(ids) {
	let seed = 0;
	for (const id of ids) seed = seed + hashOf(id) >>> 0;
	return seed;
}
/** FNV-1a, 32 bits. */
function hashOf(text) {
	let hash = 2166136261;
	for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
	return hash >>> 0;
}
// src/statistics/redrawn/correlation.ts
function correlationOver({ of, x, y }) {
	const weights = new Float64Array(x.length);
	const ranks = of === "ranks" ? {
		x: new Ranks(x),
		y: new Ranks(y)
	} : void 0;
	return (counts) => {
		weights.set(counts);
		return ranks === void 0 ? correlation(x, y, weights) : correlation(ranks.x.of(weights), ranks.y.of(weights), weights);
	};
}
/** Pearson's correlation of two columns, row i counted `weights[i]` times; NaN where one does not vary. */
function correlation(x, y, weights) {
	if (!varies(x, weights) || !varies(y, weights)) return NaN;
	const [meanX, meanY] = [weightedMean(x, weights), weightedMean(y, weights)];
	let [xx, yy, xy] = [
		0,
		0,
		0
	];
	for (let row = 0; row < x.length; row += 1) {
		const weight = weights[row] ?? 0;
		const [dx, dy] = [(x[row] ?? 0) - meanX, (y[row] ?? 0) - meanY];
		xx += weight * dx * dx;
		yy += weight * dy * dy;
		xy += weight * dx * dy;
	}
	return Math.max(-1, Math.min(1, xy / (Math.sqrt(xx) * Math.sqrt(yy))));
}
/** Looked at value by value: the sum of squares of equal values is not quite 0. */
function varies(values, weights) {
	let first = 0;
	while (first < values.length && weights[first] === 0) first += 1;
	for (let row = first; row < values.length; row += 1) if (values[row] !== values[first] && (weights[row] ?? 0) > 0) return true;
	return false;
}
function weightedMean(values, weights) {
	let [sum, of] = [0, 0];
	for (let row = 0; row < values.length; row += 1) {
		sum += (weights[row] ?? 0) * (values[row] ?? 0);
		of += weights[row] ?? 0;
	}
	return sum / of;
}
/** Ranks a column again and again: it is sorted once, and equal values share the mean of their ranks. */
var Ranks = class {
	/** The rows by rising value, and of each place where the next value begins. */
	#order;
	#ends;
	#ranks;
	constructor(values) {
		this.#order = Int32Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
		this.#ends = endsOfTies(values, this.#order);
		this.#ranks = new Float64Array(values.length);
	}
	/** With row i there `weights[i]` times. The same array every time, overwritten. */
	of(weights) {
		const [order, ends, ranks] = [
			this.#order,
			this.#ends,
			this.#ranks
		];
		let below = 0;
		for (let from = 0; from < order.length;) {
			const to = ends[from] ?? 0;
			let many = 0;
			for (let at = from; at < to; at += 1) many += weights[order[at] ?? 0] ?? 0;
			const rank = below + (many + 1) / 2;
			for (let at = from; at < to; at += 1) ranks[order[at] ?? 0] = rank;
			below += many;
			from = to;
		}
		return ranks;
	}
};
function endsOfTies(values, order) {
	const ends = new Int32Array(order.length);
	let end = order.length;
	for (let at = order.length - 1; at >= 0; at -= 1) {
		if (values[order[at + 1] ?? -1] !== values[order[at] ?? 0]) end = at + 1;
		ends[at] = end;
	}
	return ends;
}
// src/statistics/redrawn/curves.ts
/** The shares of the objects found at which precision is read: 0, 0.01 … 1. */
const RECALLS = Array.from({ length: 101 }, (_, at) => at === 100 ? 1 : at * .01);
/** The averages `wanted`, by their numbers, over the classes that a draw shows an object of; NaN where it shows none. */
function averagesOver({ classes, averages }, wanted) {
	const asked = wanted.flatMap((number) => averages[number] ?? []);
	const walker = new Walker(asked);
	const courses = classes.map((curve) => walker.courseOf(curve));
	const sums = new Float64Array(asked.length);
	return (counts) => {
		sums.fill(0);
		let present = 0;
		for (const course of courses) {
			const objects = objectsIn(course, counts);
			if (objects === 0) continue;
			present += 1;
			walker.walk(course, counts, objects);
			for (const [at, average] of asked.entries()) sums[at] = (sums[at] ?? 0) + walker.sum(average);
		}
		for (const [at, average] of asked.entries()) sums[at] = (sums[at] ?? 0) / (present * average.thresholds.length);
		return sums;
	};
}
/** An average of each class of which there are objects, by its number, each image counted once. */
function averagesByClass({ classes }, average, images) {
	const [once, walker] = [new Uint32Array(images).fill(1), new Walker([average])];
	const found = /* @__PURE__ */ new Map();
	for (const [number, curve] of classes.entries()) {
		const objects = objectsIn(curve, once);
		if (objects === 0) continue;
		walker.walk(walker.courseOf(curve), once, objects);
		found.set(number, walker.sum(average) / average.thresholds.length);
	}
	return found;
}
/** How many objects there are of a class when image `row` was drawn `counts[row]` times. */
function objectsIn({ objects: { rows, counts: each } }, counts) {
	let sum = 0;
	for (let at = 0; at < rows.length; at += 1) sum += (each[at] ?? 0) * (counts[rows[at] ?? 0] ?? 0);
	return sum;
}
/** Goes down the scores of one class after the other; its arrays are kept from draw to draw, there are thousands. */
var Walker = class {
	#thresholds;
	/** Of each threshold how many are right so far, and how many are not counted. */
	#right;
	#ignored;
	/** Of each threshold and recall the best precision from that recall to the next. */
	#best;
	/** By the thresholds' own numbers. */
	#precisions = [];
	#recalls = [];
	#reaches = /* @__PURE__ */ new Map();
	#boxes = /* @__PURE__ */ new Int32Array();
	#reach = /* @__PURE__ */ new Uint8Array();
	constructor(averages) {
		const thresholds = new Set(averages.flatMap((average) => average.thresholds));
		this.#thresholds = [...thresholds].sort((a, b) => a - b);
		this.#right = new Int32Array(thresholds.size);
		this.#ignored = new Int32Array(thresholds.size);
		this.#best = new Float64Array(thresholds.size * RECALLS.length);
	}
	courseOf({ rows, objects, events }) {
		const own = (bits) => this.#thresholds.reduce((all, threshold, at) => all | (bits >> threshold & 1) << at, 0);
		const [hits, ignored] = [events.hits.map(own), events.ignored.map(own)];
		const depths = Int8Array.from(hits, (bits, event) => {
			return ignored[event] === 0 && events.lengths[event] === 1 && isLow(bits) ? Math.log2(bits + 1) : -1;
		});
		return {
			rows,
			objects,
			events: {
				...events,
				hits,
				ignored
			},
			depths
		};
	}
	/** Of the class that was gone through, what is averaged, added up over the thresholds. */
	sum({ what, thresholds }) {
		const each = what === "precision" ? this.#precisions : this.#recalls;
		let sum = 0;
		for (const threshold of thresholds) sum += each[threshold] ?? 0;
		return sum;
	}
	walk({ rows, events, depths }, counts, objects) {
		const [right, ignored, best] = [
			this.#right,
			this.#ignored,
			this.#best
		];
		right.fill(0);
		ignored.fill(0);
		best.fill(0);
		const reach = this.#reachOf(objects);
		this.#reach = reach;
		const until = this.#until(rows, counts);
		for (let event = 0; event < depths.length; event += 1) {
			const place = events.places[event] ?? 0;
			const times = counts[rows[place] ?? 0] ?? 0;
			if (times === 0) continue;
			const boxes = until[place] ?? 0;
			const depth = depths[event] ?? 0;
			for (let threshold = 0; threshold < depth; threshold += 1) {
				const now = (right[threshold] ?? 0) + times;
				right[threshold] = now;
				const precision = now / (boxes - (ignored[threshold] ?? 0));
				const to = threshold * RECALLS.length + (reach[now] ?? 0);
				if (precision > (best[to] ?? 0)) best[to] = precision;
			}
			if (depth < 0) event = this.#walkRun(events, event, times, boxes);
		}
		for (const [number, threshold] of this.#thresholds.entries()) {
			this.#precisions[threshold] = this.#meanPrecision(number);
			this.#recalls[threshold] = (right[number] ?? 0) / objects;
		}
	}
	/** Of each box how many there are down to it. */
	#until(rows, counts) {
		if (this.#boxes.length < rows.length) this.#boxes = new Int32Array(rows.length);
		const boxes = this.#boxes;
		let sum = 0;
		for (let at = 0; at < rows.length; at += 1) {
			sum += counts[rows[at] ?? 0] ?? 0;
			boxes[at] = sum;
		}
		return boxes;
	}
	/**
	* Boxes of one score in an image that is drawn several times come as they do of copies of it: all of the first, then
	* all of the second. Answers the last event of the run.
	*/
	#walkRun(events, first, times, boxes) {
		const [place, start] = [events.places[first] ?? 0, events.starts[first] ?? 0];
		const length = times === 1 ? 1 : events.lengths[first] ?? 1;
		if (length === 1) {
			this.#step(events, first, times, boxes);
			return first;
		}
		const before = boxes - (place - start + 1) * times;
		let end = first;
		while (end < events.starts.length && events.starts[end] === start) end += 1;
		for (let copy = 0; copy < times; copy += 1) for (let event = first; event < end; event += 1) {
			const among = copy * length + (events.places[event] ?? 0) - start + 1;
			this.#step(events, event, 1, before + among);
		}
		return end - 1;
	}
	/** An event at every threshold, as one box or several of one image's copies. */
	#step({ hits, ignored }, event, times, boxes) {
		for (let threshold = 0; threshold < this.#right.length; threshold += 1) {
			if (((ignored[event] ?? 0) >> threshold & 1) === 1) this.#ignored[threshold] = (this.#ignored[threshold] ?? 0) + times;
			if (((hits[event] ?? 0) >> threshold & 1) === 0) continue;
			const now = (this.#right[threshold] ?? 0) + times;
			this.#right[threshold] = now;
			const precision = now / (boxes - (this.#ignored[threshold] ?? 0));
			const to = threshold * RECALLS.length + (this.#reach[now] ?? 0);
			this.#best[to] = Math.max(this.#best[to] ?? 0, precision);
		}
	}
	/** The mean over the recalls of the best precision there or further on: what a user could choose. */
	#meanPrecision(threshold) {
		const [best, from] = [this.#best, threshold * RECALLS.length];
		let [sum, most] = [0, 0];
		for (let recall = this.#reach[this.#right[threshold] ?? 0] ?? 0; recall >= 0; recall -= 1) {
			const own = best[from + recall] ?? 0;
			if (own > most) most = own;
			sum += most;
		}
		return sum / RECALLS.length;
	}
	/** Of so many right the last recall that they are enough for: the least right for it compare with all objects as it does. */
	#reachOf(objects) {
		const known = this.#reaches.get(objects);
		if (known !== void 0) return known;
		if (this.#reaches.size === MOST_KNOWN) this.#reaches.clear();
		const reach = new Uint8Array(objects + 1);
		for (const [at, recall] of RECALLS.entries()) {
			let least = Math.max(0, Math.floor(recall * objects) - 1);
			while (least / objects < recall) least += 1;
			reach.fill(at, least);
		}
		this.#reaches.set(objects, reach);
		return reach;
	}
};
/** Whether all bits up to the highest are set. */
function isLow(bits) {
	return (bits & bits + 1) === 0;
}
/** Sums of objects that are known at a time. */
const MOST_KNOWN = 8192;
// src/statistics/redrawn/overlaps.ts
/** The mean over the classes of the share of pixels that both name; a class that no pixel has does not count. */
function meanOverlapOver(overlaps) {
	const [shared, either] = [new Float64Array(overlaps.size), new Float64Array(overlaps.size)];
	return (counts) => {
		shared.fill(0);
		either.fill(0);
		for (let row = 0; row < overlaps.starts.length; row += 1) addImage(overlaps, row, counts[row] ?? 0, shared, either);
		return meanOfPresent(shared, either);
	};
}
function addImage(overlaps, row, times, shared, either) {
	if (times === 0) return;
	const end = overlaps.ends[row] ?? 0;
	for (let at = overlaps.starts[row] ?? 0; at < end; at += 1) {
		const number = overlaps.classes[at] ?? 0;
		shared[number] = (shared[number] ?? 0) + times * (overlaps.shared[at] ?? 0);
		either[number] = (either[number] ?? 0) + times * (overlaps.either[at] ?? 0);
	}
}
function meanOfPresent(shared, either) {
	let [sum, present] = [0, 0];
	for (const [number, pixels] of either.entries()) {
		if (pixels === 0) continue;
		sum += (shared[number] ?? 0) / pixels;
		present += 1;
	}
	return sum / present;
}
// src/statistics/redrawn/rankings.ts
/** Of one label: of each unit its score, and 1 where it has the label. */
function rankingOf(scores, has) {
	const rows = Int32Array.from(scores.keys()).sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other);
	const ends = Uint8Array.from(rows, (row, at) => Number(at + 1 === rows.length || scores[rows[at + 1] ?? 0] !== scores[row]));
	return {
		rows,
		right: Uint8Array.from(rows, (row) => has[row] ?? 0),
		ends
	};
}
/** The mean of the average precisions of the rankings that a draw has something of to find. */
function meanPrecisionOver({ rankings }) {
	return (counts) => {
		let [sum, present] = [0, 0];
		for (const ranking of rankings) {
			const own = averagePrecision(ranking, counts);
			if (Number.isNaN(own)) continue;
			sum += own;
			present += 1;
		}
		return sum / present;
	};
}
/**
* The precision at each score, weighed by how much recall it adds: scikit-learn's average precision, when unit i counts
* `counts[i]` times. NaN where none of them is what was looked for.
*/
function averagePrecision({ rows, right: is, ends }, counts) {
	let [right, before, seen, sum] = [
		0,
		0,
		0,
		0
	];
	for (let at = 0; at < rows.length; at += 1) {
		const times = counts[rows[at] ?? 0] ?? 0;
		seen += times;
		if (is[at] === 1) right += times;
		if (ends[at] === 1 && right > before) {
			sum += (right - before) * right / seen;
			before = right;
		}
	}
	return sum / right;
}
// src/statistics/redrawn/ratio.ts
function ratioOver({ above, below }) {
	return (counts) => {
		let [sum, size] = [0, 0];
		for (let row = 0; row < above.length; row += 1) {
			const drawn = counts[row] ?? 0;
			sum += drawn * (above[row] ?? 0);
			size += drawn * (below[row] ?? 0);
		}
		return sum / size;
	};
}
function rootMeanSquareOver({ errors }) {
	return (counts) => {
		let [sum, of] = [0, 0];
		for (let row = 0; row < errors.length; row += 1) {
			const [times, error] = [counts[row] ?? 0, errors[row] ?? 0];
			sum += times * error * error;
			of += times;
		}
		return Math.sqrt(sum / of);
	};
}
// src/statistics/redrawn/statistic.ts
/** How those of its numbers are worked out that are `wanted`. */
function evaluator(statistic, wanted) {
	switch (statistic.kind) {
		case "correlation": return alone(correlationOver(statistic));
		case "curves": return averagesOver(statistic, wanted);
		case "overlaps": return alone(meanOverlapOver(statistic));
		case "rankings": return alone(meanPrecisionOver(statistic));
		case "ratio": return alone(ratioOver(statistic));
		case "root mean square": return alone(rootMeanSquareOver(statistic));
		default: return statistic;
	}
}
function alone(value) {
	const all = /* @__PURE__ */ new Float64Array(1);
	return (counts) => {
		all[0] = value(counts);
		return all;
	};
}
// src/statistics/redrawn/drawing.ts
/** How often units are drawn anew. */
const REDRAWS = 2e3;
/** Before that, so many groups of units are left out in turn, at most. */
const GROUPS = 200;
/** Groups that are left out, and then the draws. */
function stepsOf(drawing) {
	return groupsOf(drawing) + REDRAWS;
}
function groupsOf(drawing) {
	return drawing.kind === "mean" ? drawing.values.length : Math.min(drawing.units, GROUPS);
}
/** Which numbers each step has; a mean has one. */
function wantedIn(drawing) {
	return drawing.kind === "mean" ? [0] : drawing.wanted;
}
/** Works out steps of one drawing, quickest in rising order: a draw follows from the one before. */
var Drawer = class {
	#drawing;
	#step;
	#draw;
	/** The draw that comes next. */
	#next = 0;
	constructor(drawing) {
		this.#drawing = drawing;
		this.#step = drawing.kind === "mean" ? stepsOfMean(drawing) : stepsOfUnits(drawing);
		this.#draw = randomFrom(drawing.seed);
	}
	/** The numbers of each step from `from` to before `to`, one step after the other. */
	draw(from, to) {
		const [groups, width] = [groupsOf(this.#drawing), wantedIn(this.#drawing).length];
		const values = new Float64Array((to - from) * width);
		for (let step = from; step < to; step += 1) {
			const at = (step - from) * width;
			if (step < groups) this.#step.without(step, values, at);
			else this.#step.redraw(this.#drawAt(step - groups), values, at);
		}
		return values;
	}
	#drawAt(draw) {
		if (draw < this.#next) {
			this.#draw = randomFrom(this.#drawing.seed);
			this.#next = 0;
		}
		for (; this.#next < draw; this.#next += 1) for (let unit = 0; unit < this.#step.units; unit += 1) this.#draw(this.#step.units);
		this.#next += 1;
		return this.#draw;
	}
};
function stepsOfMean({ values, mean }) {
	const units = values.length;
	return {
		units,
		without(row, into, at) {
			into[at] = (mean * units - (values[row] ?? 0)) / (units - 1);
		},
		redraw(draw, into, at) {
			let sum = 0;
			for (let drawn = 0; drawn < units; drawn += 1) sum += values[draw(units)] ?? 0;
			into[at] = sum / units;
		}
	};
}
function stepsOfUnits(drawing) {
	const { units } = drawing;
	const [counts, groups] = [new Uint32Array(units), groupsOf(drawing)];
	const evaluate = evaluatorOf(drawing, drawing.wanted);
	return {
		units,
		without(group, into, at) {
			for (let unit = 0; unit < units; unit += 1) counts[unit] = unit % groups === group ? 0 : 1;
			into.set(evaluate(counts), at);
		},
		redraw(draw, into, at) {
			counts.fill(0);
			for (let drawn = 0; drawn < units; drawn += 1) {
				const unit = draw(units);
				counts[unit] = (counts[unit] ?? 0) + 1;
			}
			into.set(evaluate(counts), at);
		}
	};
}
/** A unit is drawn with all of its rows. */
function evaluatorOf({ statistic, places }, wanted) {
	const evaluate = evaluator(statistic, wanted);
	if (places === void 0) return evaluate;
	const rows = new Uint32Array(places.length);
	return (counts) => {
		for (let row = 0; row < rows.length; row += 1) rows[row] = counts[places[row] ?? 0] ?? 0;
		return evaluate(rows);
	};
}
export { stepsOf as a, averagesByClass as c, groupsOf as i, hashOf as l, REDRAWS as n, wantedIn as o, evaluatorOf as r, rankingOf as s, Drawer as t, seedOf as u };
