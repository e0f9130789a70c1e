import { B as toDecimals, V as toDigits } from "./make-folder.js";
const MINUS = "−";
const PERCENT = {
	times: 100,
	decimals: 1,
	finest: "two decimals",
	unit: " %"
};
const PLAIN = {
	times: 1,
	decimals: 3,
	finest: "four digits",
	unit: ""
};
const SCALES = {
	rate: PERCENT,
	relative: PERCENT,
	confidence: PERCENT,
	points: {
		...PERCENT,
		unit: " pt",
		spelled: [" point", " points"]
	},
	number: PLAIN,
	difference: PLAIN,
	ratio: {
		...PLAIN,
		decimals: 2,
		unit: "×",
		spelled: ["", ""]
	},
	bits: {
		...PLAIN,
		decimals: 1
	},
	duration: {
		...PLAIN,
		decimals: 1,
		unit: " ms"
	},
	version: {
		...PLAIN,
		decimals: 0,
		before: "iOS "
	}
};
/** Sizes have the unit that keeps them short, each from where the one before would be rounded up to a thousand. */
const SIZES = [
	{
		from: 0,
		scale: {
			...PLAIN,
			decimals: 0,
			unit: " B"
		}
	},
	{
		from: 1e3,
		scale: {
			...PLAIN,
			times: .001,
			decimals: 1,
			unit: " kB"
		}
	},
	{
		from: 999950,
		scale: {
			...PLAIN,
			times: 1e-6,
			decimals: 1,
			unit: " MB"
		}
	},
	{
		from: 99995e4,
		scale: {
			...PLAIN,
			times: 1e-9,
			decimals: 2,
			unit: " GB"
		}
	}
];
/**
* A number as sentences say it, as short as it can be: `93.13 %`, `0.4 points`, `8.312 ms`, `12.3 MB`. `value` is as
* files have it: rates and confidences are shares of 1, sizes bytes, durations milliseconds. Of a bound, `rounding` is
* outward.
*/
function amount(value, form, rounding = "nearest") {
	if (form === "bytes") return brief(value, form, rounding);
	const scale = SCALES[form];
	return worded(scale.finest === "two decimals" ? toDecimals(value * scale.times, 2, rounding) : toDigits(value * scale.times, 4, rounding), scale);
}
/** To what tables show and no finer, for one line that says it all: `5.4 points`, `6 MB`. */
function brief(value, form, rounding = "nearest") {
	const scale = scaleOf(value, form);
	return worded(toDecimals(value * scale.times, scale.decimals, rounding), scale);
}
/** What is read and compared as it is, with every digit: `1.2 kB (1201 bytes)`, `iOS 17`, `4.512`. */
function exactAmount(value, form) {
	if (form === "bytes") return `${amount(value, form)} (${value} bytes)`;
	const scale = SCALES[form];
	return worded(value * scale.times, scale);
}
/** A number in a table, its decimals fixed so that a column lines up: `93.1 %`, `−0.4 pt`, `12.0 MB`; never NaN. */
function cell(value, form) {
	return cellBetween(value, void 0, form);
}
/** `0.4 pt [−0.1, 1.2]`: the unit once, for all three; the ends rounded outward, never towards a limit. */
function cellBetween(value, interval, form) {
	const scale = scaleOf(value ?? 0, form);
	const shown = fixed(value ?? NaN, scale, "nearest");
	if (shown === void 0) return "–";
	const [low, high] = interval ?? [NaN, NaN];
	const ends = [fixed(low, scale, "down"), fixed(high, scale, "up")];
	return `${scale.before ?? ""}${shown}${scale.unit}${ends.includes(void 0) ? "" : ` [${ends.join(", ")}]`}`;
}
/** A number without a unit to three digits, as many as anyone reads of a comparison: `264 times as steep`. */
function factor(value) {
	return text(toDigits(value, 3, "nearest"));
}
/** A plain number with so many decimals, zeros too: `32.00`; one that is too large to have any stands as it is. */
function withDecimals(value, decimals) {
	return fixed(value, {
		times: 1,
		decimals
	}, "nearest") ?? text(value);
}
/** A chance in whole percent; nearly none and nearly all are neither. */
function chance(share) {
	if (share > 5e-4 && share < .005) return "<1 %";
	if (share < .9995 && share > .995) return ">99 %";
	return `${toDecimals(share * 100, 0, "nearest")} %`;
}
function scaleOf(value, form) {
	if (form !== "bytes") return SCALES[form];
	return SIZES.findLast(({ from }) => Math.abs(value) >= from)?.scale ?? SIZES[0].scale;
}
function worded(shown, { unit, spelled, before = "" }) {
	const number = text(shown);
	return `${before}${number}${spelled === void 0 ? unit : spelled[number === "1" ? 0 : 1]}`;
}
/** Never a hyphen for a minus, and no negative zero. */
function text(shown) {
	return String(shown + 0).replaceAll("-", MINUS);
}
function fixed(value, { times, decimals }, rounding) {
	const shown = toDecimals(value * times, decimals, rounding);
	if (!Number.isFinite(shown)) return void 0;
	return `${shown < 0 ? MINUS : ""}${Math.abs(shown).toFixed(decimals)}`;
}
export { chance as a, withDecimals as c, cellBetween as i, brief as n, exactAmount as o, cell as r, factor as s, amount as t };
