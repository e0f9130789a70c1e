const MINUS = "−";
const FORMS = {
	rate: {
		times: 100,
		decimals: 1,
		unit: " %"
	},
	points: {
		times: 100,
		decimals: 1,
		unit: " pt"
	},
	ratio: {
		times: 1,
		decimals: 2,
		unit: "×"
	},
	confidence: {
		times: 100,
		decimals: 0,
		unit: " %"
	},
	number: {
		times: 1,
		decimals: 3,
		unit: ""
	},
	bits: {
		times: 1,
		decimals: 1,
		unit: ""
	},
	duration: {
		times: 1,
		decimals: 1,
		unit: " ms"
	},
	version: {
		times: 1,
		decimals: 0,
		unit: "",
		before: "iOS "
	}
};
/** `93.1 %`, `−0.4 pt`, `12.3 MB`; never NaN. */
function write(value, form) {
	return writeBetween(value, void 0, form);
}
/** `0.4 pt [−0.1, 1.2]`: the unit once, for all three; the ends rounded outward, never towards a limit. */
function writeBetween(value, interval, form) {
	const scale = form === "bytes" ? sizeScale(value ?? 0) : FORMS[form];
	const shown = rounded(value ?? NaN, scale, Math.round);
	if (shown === void 0) return "–";
	const [low, high] = interval ?? [NaN, NaN];
	const ends = [rounded(low, scale, Math.floor), rounded(high, scale, Math.ceil)];
	return `${scale.before ?? ""}${shown}${scale.unit}${ends.includes(void 0) ? "" : ` [${ends.join(", ")}]`}`;
}
function rounded(value, { times, decimals }, round) {
	const ten = 10 ** decimals;
	const shown = round(Number((value * times * ten).toPrecision(12))) / ten;
	if (!Number.isFinite(shown)) return void 0;
	return `${shown < 0 ? MINUS : ""}${Math.abs(shown).toFixed(decimals)}`;
}
function sizeScale(bytes) {
	const size = Math.abs(bytes);
	if (size < 1e3) return {
		times: 1,
		decimals: 0,
		unit: " B"
	};
	if (size < 999950) return {
		times: .001,
		decimals: 1,
		unit: " kB"
	};
	if (size < 99995e4) return {
		times: 1e-6,
		decimals: 1,
		unit: " MB"
	};
	return {
		times: 1e-9,
		decimals: 2,
		unit: " GB"
	};
}
export { writeBetween as n, write as t };
