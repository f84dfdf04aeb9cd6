import { locale, place } from "@ventanilla/i18n";

const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment (RFC 3339) as the business's clock has it: `23 nov 2026, 14:05`. */
export function moment(at: string, style: "medium" | "short" = "medium"): string {
  const zone = place.value.timeZone;
  const key = `${locale.value}${zone}${style}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale.value, {
      dateStyle: style,
      timeStyle: "short",
      hourCycle: "h23",
      timeZone: zone,
    });
    formats.set(key, format);
  }
  return format.format(new Date(at));
}
