import { b as object, d as boolean, h as int, l as _enum, u as array, w as string, y as number } from "./schemas.js";
import { P as quote } from "./shelves.js";
// src/contract/times.ts
/**
* What a time depends on besides model and machine, as far as a Mac says it to anybody. Nothing is said of what nobody
* could tell.
*/
const Conditions = object({
	/** A virtual machine shares its processor with others that nobody sees. */
	virtual: boolean().exactOptional(),
	lowPower: boolean().exactOptional(),
	power: _enum(["mains", "battery"]).exactOptional(),
	/** As `NSProcessInfo` has it: 0 nominal, 1 fair, 2 serious, 3 critical. */
	thermal: int().min(0).max(3).exactOptional(),
	/** Of its full speed, in percent. */
	speed: number().exactOptional(),
	/** As the kernel has it: 1 normal, 2 warning, 4 critical. */
	pressure: int().exactOptional(),
	/** Of all other processes the busiest, and how much of one core it takes. */
	busiest: object({
		name: string(),
		share: number()
	}).exactOptional()
});
/** What a fresh process took: to load, for its first prediction, for those after it, and the most memory it held. */
const Timed = object({
	loadMs: number(),
	firstMs: number(),
	ms: array(number()).min(1),
	peakBytes: number(),
	conditions: object({
		before: Conditions,
		after: Conditions
	})
});
/** What a check-up of an engine says besides how its programs fared. */
const CheckupResult = object({
	programs: int(),
	conditions: Conditions.exactOptional()
});
// src/measure/conditions.ts
/** Why times taken so tell nothing of the model: all that was in the way before the round, or else after it. */
function whyDisturbed({ before, after }) {
	const [was, is] = [before, after].map(disturbances);
	if (was !== void 0 && was.length > 0) return `before it ${was.join("; ")}`;
	return is === void 0 || is.length === 0 ? void 0 : `after it ${is.join("; ")}`;
}
/** Why times taken so are shown, and decide nothing. */
function informsOnly({ before, after }) {
	if (before.virtual !== true && after.virtual !== true) return;
	return "this is a virtual machine, which shares its processor with others that nobody sees; a Mac of your own can decide it";
}
const SERIOUS = 2;
const FULL_SPEED = 100;
const NORMAL_PRESSURE = 1;
/** Of one core, in percent. */
const BUSY = 50;
/** All that is in the way of timing, as sentences; of what is unknown, that it is. */
function disturbances(now) {
	const { virtual, lowPower, power, thermal, speed, pressure, busiest } = now;
	const unknown = [
		...virtual === void 0 ? ["whether it is a virtual machine"] : [],
		...lowPower === void 0 ? ["Low Power Mode"] : [],
		...power === void 0 ? ["its power"] : [],
		...thermal === void 0 && speed === void 0 ? ["its heat"] : [],
		...pressure === void 0 ? ["its memory"] : [],
		...busiest === void 0 ? ["other processes"] : []
	];
	return [
		...lowPower ? ["Low Power Mode was on: turn it off"] : [],
		...power === "battery" ? ["the Mac ran on its battery: plug it in"] : [],
		...thermal !== void 0 && thermal >= SERIOUS ? ["the Mac was hot (thermal state serious or worse): let it cool down"] : [],
		...speed !== void 0 && speed < FULL_SPEED ? [`heat held the processor to ${speed} % of its speed: let it cool down`] : [],
		...pressure !== void 0 && pressure > NORMAL_PRESSURE ? ["memory was short: close what holds it"] : [],
		...busiest !== void 0 && busiest.share >= BUSY ? [`another process, ${quote(busiest.name)}, took ${Math.round(busiest.share)} % of a core: end it`] : [],
		...unknown.length > 0 ? [`nobody could tell ${unknown.join(", ")}`] : []
	];
}
export { Timed as a, CheckupResult as i, informsOnly as n, whyDisturbed as r, disturbances as t };
