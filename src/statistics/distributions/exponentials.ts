/**
 * The chance that Σ cⱼEⱼ is above 0, for independent exponentials Eⱼ of mean 1. Their generating function
 * M(u) = 1/Π(1 − cⱼu) is known, and the chance is the integral of M(u)/(2πi u) along any way that crosses the real
 * axis between 0 and 1/c, for the largest c. This one crosses at the saddle, where M is least, and goes down from there
 * as steeply as it can, so that the integrand neither oscillates nor lasts: some forty points give 1e-10.
 */
export function chanceAboveZero(coefficients: Float64Array): number {
  let [least, most, sum, squares] = [0, 0, 0, 0];
  for (const one of coefficients) {
    least = Math.min(least, one);
    most = Math.max(most, one);
    sum += one;
    squares += one * one;
  }
  if (!(most > 0)) return 0;
  if (!(least < 0)) return 1;
  // Below ½ the saddle lies between 0 and that end.
  if (sum > 0) return 1 - chanceAboveZero(coefficients.map((one) => -one));
  const end = 1 / most;
  const middle = Math.min(0.5 / Math.sqrt(squares), end / 2);
  const { at: crossing, skew } = saddle(coefficients, middle, end);
  const scale = Math.min(crossing, end - crossing);
  const slope = Math.min(STEEPEST, Math.max(-STEEPEST, (scale * skew) / 3));
  let [area, largest] = [0, 0];
  for (let at = 0; at <= MOST_STEPS; at += 1) {
    const [sine, cosine] = [Math.sinh(at * STEP), Math.cosh(at * STEP)];
    const [x, y] = [crossing + slope * scale * (cosine - 1), scale * sine];
    const [real, imaginary] = inverse(coefficients, x, y);
    // M(u)/u, along the way (slope sinh, cosh), of which the imaginary part is left.
    const square = x * x + y * y;
    const [a, b] = [(real * x + imaginary * y) / square, (imaginary * x - real * y) / square];
    const term = scale * (a * cosine + b * slope * sine);
    area += at === 0 ? term / 2 : term;
    const size = scale * cosine * (Math.abs(a) + Math.abs(b));
    largest = Math.max(largest, size);
    if (size < NOTHING * largest) break;
  }
  return Math.min(1, Math.max(0, (area * STEP) / Math.PI));
}

const STEP = 0.2;
/** Sixty degrees from the real axis: nearer to it, what spreads evenly would not decay. */
const STEEPEST = 0.577;
const NOTHING = 1e-13;
const MOST_STEPS = 200;

/** 1/Π(1 − cⱼu) at u = x + iy. */
function inverse(coefficients: Float64Array, x: number, y: number): readonly [number, number] {
  let [real, imaginary] = [1, 0];
  for (const one of coefficients) {
    const [a, b] = [1 - one * x, -one * y];
    const was = real;
    real = was * a - imaginary * b;
    imaginary = was * b + imaginary * a;
  }
  const square = real * real + imaginary * imaginary;
  // What is too large to be squared leaves nothing.
  return square < Number.MAX_VALUE ? [real / square, -imaginary / square] : [0, 0];
}

/**
 * Where Σ −ln(1 − cⱼu) is least, from `from` on: Newton's steps, none of them past half of the way to an end; and its
 * third derivative there over its second, which says to which side the steepest way bends.
 */
function saddle(coefficients: Float64Array, from: number, end: number) {
  let at = from;
  for (let step = 0; ; step += 1) {
    let [slope, bend, turn] = [0, 0, 0];
    for (const one of coefficients) {
      const tilted = one / (1 - one * at);
      slope += tilted;
      bend += tilted * tilted;
      turn += 2 * tilted * tilted * tilted;
    }
    const next = Math.min((at + end) / 2, Math.max(from, at - slope / bend));
    const near = Math.abs(next - at) < 0.05 * Math.min(next, end - next);
    if (near || step === MOST_NEWTON) return { at, skew: turn / bend };
    at = next;
  }
}

const MOST_NEWTON = 20;
