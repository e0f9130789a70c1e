import { A as FORMS } from "./nearest.js";
import { p as toDecimals } from "./targets.js";
// src/catalog/decimal.ts
function toNumber({ units, scale }) {
	return Number(`${units}e-${scale}`);
}
/** Of plain decimal text such as `-0.25`; the caller has checked that it is one. */
function toDecimal(text) {
	const [whole = "", fraction = ""] = text.split(".");
	return shortest({
		units: BigInt(whole + fraction),
		scale: fraction.length
	});
}
/** The decimal that a number prints as: what a file says, not its nearest binary neighbour. */
function decimalOf(value) {
	const [digits = "0", exponent = "0"] = String(value).split("e");
	const [whole = "0", fraction = ""] = digits.split(".");
	const scale = fraction.length - Number(exponent);
	const units = BigInt(whole + fraction);
	return scale < 0 ? {
		units: units * 10n ** BigInt(-scale),
		scale: 0
	} : {
		units,
		scale
	};
}
function minus(a, b) {
	const scale = Math.max(a.scale, b.scale);
	return {
		units: unitsAt(a, scale) - unitsAt(b, scale),
		scale
	};
}
function times(a, b) {
	return {
		units: a.units * b.units,
		scale: a.scale + b.scale
	};
}
/** Negative, zero or positive as `a` is less than, equal to or greater than `b`; exact. */
function compareDecimals(a, b) {
	const { units } = minus(a, b);
	return units === 0n ? 0 : units < 0n ? -1 : 1;
}
/** Without trailing zeros, so that equal numbers are equal objects: 0.50 is 0.5. */
function shortest({ units, scale }) {
	let short = {
		units,
		scale
	};
	while (short.scale > 0 && short.units % 10n === 0n) short = {
		units: short.units / 10n,
		scale: short.scale - 1
	};
	return short;
}
function unitsAt({ units, scale }, wanted) {
	return units * 10n ** BigInt(wanted - scale);
}
// src/words/limits.ts
/** `light=dark`, as the policy writes a slice. */
function sliceName({ column, value }) {
	return `${column}=${value}`;
}
/** What waivers call a limit: `top-1 max-drop`, `light=dark top-1 min`. */
function limitName({ slice, metric, operator }) {
	return `${slice === void 0 ? "" : `${sliceName(slice)} `}${metric} ${operator}`;
}
/** The limit with its number as the policy has it: `top-1 max-drop 1.5 pt`, `light=dark top-1 min 80 %`. */
function limitText(limit) {
	return `${limitName(limit)} ${"limit" in limit ? limit.limit : limit.text}`;
}
/**
* A number as a policy would write it, every digit kept, so that it reads back as itself: `1.5 pt`, `95 %`, `iOS 17`,
* `13000000 B`. `value` is as files have it: of rates a share of 1.
*/
function asWritten(value, name) {
	const { units, unitFirst } = FORMS[name];
	const [unit] = units;
	if (unit === void 0) return plain(value);
	const number = plain({
		units: value.units,
		scale: value.scale - unit.shift
	});
	return unitFirst ? `${unit.symbol} ${number}` : `${number} ${unit.symbol}`;
}
/** A limit worth writing, to two decimals of its unit: one on a loss is rounded up, which may be wider, not smaller. */
function asLimit(value, name, rounding) {
	const { units, scale } = decimalOf(toDecimals(value * 100, 2, rounding));
	return asWritten({
		units,
		scale: scale + 2
	}, name);
}
/** `-0.25`: digits, a point and the hyphen that a policy has for a minus. */
function plain({ units, scale }) {
	if (scale <= 0) return String(units * 10n ** BigInt(-scale));
	const digits = String(units < 0n ? -units : units).padStart(scale + 1, "0");
	const fraction = digits.slice(-scale).replace(/0+$/, "");
	const whole = digits.slice(0, -scale);
	return `${units < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}
export { sliceName as a, minus as c, toDecimal as d, toNumber as f, limitText as i, shortest as l, asWritten as n, compareDecimals as o, limitName as r, decimalOf as s, asLimit as t, times as u };
