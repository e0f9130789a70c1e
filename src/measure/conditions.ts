import { quote } from "../catalog/quote.ts";
import type { Conditions, Timed } from "../contract/times.ts";

type BeforeAndAfter = Timed["conditions"];

/** Why times taken so tell nothing of the model: all that was in the way before the round, or else after it. */
export function whyDisturbed({ before, after }: BeforeAndAfter): string | undefined {
  const [was, is] = [before, after].map(disturbances);
  if (was !== undefined && was.length > 0) return `before it ${was.join("; ")}`;
  return is === undefined || is.length === 0 ? undefined : `after it ${is.join("; ")}`;
}

/** Why times taken so are shown, and decide nothing. */
export function informsOnly({ before, after }: BeforeAndAfter): string | undefined {
  if (before.virtual !== true && after.virtual !== true) return;
  return "this is a virtual machine, which shares its processor with others that nobody sees; a Mac of your own can decide it";
}

const SERIOUS = 2;
const FULL_SPEED = 100;
const NORMAL_PRESSURE = 1;
/** Of one core, in percent. */
const BUSY = 50;

/** All that is in the way of timing, as sentences; of what is unknown, that it is. */
export function disturbances(now: Conditions): string[] {
  const { virtual, lowPower, power, thermal, speed, pressure, busiest } = now;
  const unknown = [
    ...(virtual === undefined ? ["whether it is a virtual machine"] : []),
    ...(lowPower === undefined ? ["Low Power Mode"] : []),
    ...(power === undefined ? ["its power"] : []),
    ...(thermal === undefined && speed === undefined ? ["its heat"] : []),
    ...(pressure === undefined ? ["its memory"] : []),
    ...(busiest === undefined ? ["other processes"] : []),
  ];
  return [
    ...(lowPower ? ["Low Power Mode was on: turn it off"] : []),
    ...(power === "battery" ? ["the Mac ran on its battery: plug it in"] : []),
    ...(thermal !== undefined && thermal >= SERIOUS
      ? ["the Mac was hot (thermal state serious or worse): let it cool down"]
      : []),
    ...(speed !== undefined && speed < FULL_SPEED
      ? [`heat held the processor to ${speed} % of its speed: let it cool down`]
      : []),
    ...(pressure !== undefined && pressure > NORMAL_PRESSURE
      ? ["memory was short: close what holds it"]
      : []),
    ...(busiest !== undefined && busiest.share >= BUSY
      ? [
          `another process, ${quote(busiest.name)}, took ${Math.round(busiest.share)} % of a core: end it`,
        ]
      : []),
    ...(unknown.length > 0 ? [`nobody could tell ${unknown.join(", ")}`] : []),
  ];
}
