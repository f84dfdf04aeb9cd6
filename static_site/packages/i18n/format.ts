import { computed } from "@preact/signals";
import { place } from "./time";
import { language } from "./words";

/** Money as the API writes it: a decimal string and its ISO 4217 currency. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** The BCP 47 tag for `Intl`: the reader's language in the tenant's country. */
export const locale = computed(() => `${language.value}-${place.value.country}`);

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function kept<F extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => F): F {
  const found = formats.get(key);
  if (found !== undefined) {
    return found as F;
  }
  const made = make();
  formats.set(key, made);
  return made;
}

// Intl formats a decimal string exactly; its TypeScript type requires a literal.
const exact = (decimal: string) => decimal as Intl.StringNumericLiteral;

/**
 * The tag for figures: the tenant's country's own, whatever the language of the page. A reader of
 * English at an Argentine business sees the `$ 1.234,50` of its invoices, not `ARS 1,234.50`.
 */
const figures = computed(() => {
  const { country } = place.value;
  return `${new Intl.Locale(`und-${country}`).maximize().language}-${country}`;
});

const decimals = (amount: string) => amount.split(".")[1]?.length ?? 0;

/** Formats an amount, `$ 1.234,50`, with the decimals of the API, which are the currency's. Never a float. */
export function money({ amount, currency }: Money): string {
  const tag = figures.value;
  const digits = decimals(amount);
  return kept(
    `m${tag}${currency}${String(digits)}`,
    () =>
      new Intl.NumberFormat(tag, {
        style: "currency",
        currency,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  ).format(exact(amount));
}

/** Formats a unit price, which may have more decimals than its currency, up to ten. */
export function unitPrice({ amount, currency }: Money): string {
  const tag = figures.value;
  return kept(
    `u${tag}${currency}`,
    () => new Intl.NumberFormat(tag, { style: "currency", currency, maximumFractionDigits: 10 }),
  ).format(exact(amount));
}

/** Formats a quantity with its own decimals. */
export function quantity(decimal: string): string {
  const tag = figures.value;
  return kept(`q${tag}`, () => new Intl.NumberFormat(tag, { maximumFractionDigits: 6 })).format(
    exact(decimal),
  );
}

/** Formats a tax rate in percent: `"21"` is `21 %`. */
export function percent(decimal: string): string {
  const tag = figures.value;
  return kept(
    `p${tag}`,
    () => new Intl.NumberFormat(tag, { style: "unit", unit: "percent", maximumFractionDigits: 4 }),
  ).format(exact(decimal));
}

/** The sign of a decimal string. */
export function sign(decimal: string): -1 | 0 | 1 {
  if (!/[1-9]/.test(decimal)) {
    return 0;
  }
  return decimal.startsWith("-") ? -1 : 1;
}

const FIGURES: Intl.DateTimeFormatOptions = {
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
  timeZone: "UTC",
};

/**
 * Formats a `YYYY-MM-DD` date. The year is omitted if it is the current one, unless `year` is set; a short date
 * of another year is numeric, so that columns of dates stay narrow.
 */
export function date(day: string, style: "short" | "long" = "short", year = false): string {
  const tag = locale.value;
  const withYear = year || day.slice(0, 4) !== today().slice(0, 4);
  const inFigures = withYear && !year && style === "short";
  const options: Intl.DateTimeFormatOptions = {
    day: "numeric",
    month: style,
    timeZone: "UTC",
    ...(withYear ? { year: "numeric" } : {}),
  };
  const key = `d${tag}${inFigures ? "figures" : `${style}${String(withYear)}`}`;
  return kept(key, () => new Intl.DateTimeFormat(tag, inFigures ? FIGURES : options)).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** Today in the tenant's time zone, `YYYY-MM-DD`. */
export function today(): string {
  const zone = place.value.timeZone;
  // The Swedish locale formats dates as ISO 8601.
  return kept(`t${zone}`, () => new Intl.DateTimeFormat("sv-SE", { timeZone: zone })).format(new Date());
}

/** The days from today to `day`, negative if past. */
export function daysUntil(day: string): number {
  return Math.round((Date.parse(day) - Date.parse(today())) / 86_400_000);
}

/** Formats a time (RFC 3339) in the business's time zone: `23 nov 2026, 14:05`. */
export function moment(at: string, style: "medium" | "short" = "medium"): string {
  const tag = locale.value;
  const zone = place.value.timeZone;
  const options = { dateStyle: style, timeStyle: "short", hourCycle: "h23", timeZone: zone } as const;
  return kept(`w${tag}${zone}${style}`, () => new Intl.DateTimeFormat(tag, options)).format(new Date(at));
}
