// Makes chalicelib/documents/formats.json: how each country writes amounts, percentages and dates.
//
//     node tools/build_formats.mjs > chalicelib/documents/formats.json
//
// The source is ICU's copy of the Unicode CLDR in Node, the same data with which a browser's Intl writes the
// portal's amounts, so that a document and the page agree. Run it by hand when CLDR has changed.

import process from "node:process";

// Where CLDR's likeliest language is not the one in which business is done there.
const BUSINESS_LANGUAGE = { PY: "es", IN: "en", GQ: "es", PR: "es", PH: "en" };
const CURRENCIES = Intl.supportedValuesOf("currency");
const BIDI_MARKS = /[\u061c\u200e\u200f]/g;

function regions() {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const all = letters.flatMap((first) => letters.map((second) => first + second));
  // Drop what CLDR names but is no country: deprecated codes are canonicalised to another, the rest are these.
  return all.filter(
    (code) =>
      names.of(code) &&
      new Intl.Locale(`und-${code}`).region === code &&
      !["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"].includes(code),
  );
}

function pattern(parts) {
  let text = "";
  for (const { type, value } of parts) {
    if (type === "currency") text += "¤";
    else if (type === "percentSign") text += "%";
    else if (["integer", "group", "decimal", "fraction"].includes(type)) text += text.endsWith("#") ? "" : "#";
    else text += value.replace(BIDI_MARKS, "");
  }
  return text;
}

function format(region) {
  const language = BUSINESS_LANGUAGE[region] ?? new Intl.Locale(`und-${region}`).maximize().language;
  const locale = `${language}-${region}-u-nu-latn-ca-gregory`;
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
  const of = (value, type) => number.formatToParts(value).filter((part) => part.type === type);
  const groups = of(123456789, "integer").map((part) => part.value.length);
  // The narrow dollar is a symbol everywhere, so the pattern holds no space that only letters would need.
  const money = new Intl.NumberFormat(locale, { style: "currency", currency: "USD", currencyDisplay: "narrowSymbol" });
  const date = new Intl.DateTimeFormat(locale, { day: "2-digit", month: "2-digit", year: "numeric" });
  const symbols = {};
  for (const currency of CURRENCIES) {
    const parts = new Intl.NumberFormat(locale, { style: "currency", currency }).formatToParts(1);
    const symbol = parts.find((part) => part.type === "currency").value.replace(BIDI_MARKS, "").trim();
    if (symbol !== currency) symbols[currency] = symbol;
  }
  return {
    decimal: of(1.5, "decimal")[0].value,
    group: of(123456789, "group")[0]?.value ?? "",
    group_sizes: [groups.at(-1), groups.at(-2)],
    grouped_from: of(1234, "group").length > 0 ? 4 : 5,
    money: pattern(money.formatToParts(1)),
    negative_money: pattern(money.formatToParts(-1)),
    percent: pattern(new Intl.NumberFormat(locale, { style: "percent" }).formatToParts(0.1)).replace("٪", "%"),
    date: date
      .formatToParts(new Date(2025, 11, 31))
      .map(({ type, value }) => ({ day: "d", month: "m", year: "y" })[type] ?? value.replace(BIDI_MARKS, ""))
      .join(""),
    symbols,
  };
}

function index(table, value) {
  const key = JSON.stringify(value);
  const found = table.findIndex((entry) => JSON.stringify(entry) === key);
  return found >= 0 ? found : table.push(value) - 1;
}

const formats = [];
const symbols = [];
const countries = {};
for (const region of regions()) {
  const { symbols: own, ...rest } = format(region);
  countries[region] = [index(formats, rest), index(symbols, own)];
}
const answer = { source: `ICU ${process.versions.icu}, CLDR ${process.versions.cldr}`, countries, formats, symbols };
process.stdout.write(`${JSON.stringify(answer)}\n`);
