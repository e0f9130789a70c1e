/** Days from one date or instant to another, by their UTC days: `2027-01-31`, `2027-01-31T09:30:00Z`. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Counted from a day long past, in years that begin in March, so that a leap day is their last. */
function dayNumber(date: string): number {
  const [year = 0, month = 0, day = 0] = date.slice(0, 10).split("-").map(Number);
  const years = month > 2 ? year : year - 1;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  const inYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5);
  return 365 * years + leapDays + inYear + day;
}
