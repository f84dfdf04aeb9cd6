export { fill, type Plural, plural } from "./fill";
export {
  countdown,
  date,
  daysUntil,
  duration,
  locale,
  type Money,
  money,
  percent,
  place,
  quantity,
  sign,
  today,
  unitPrice,
} from "./format";
export {
  type AccountWords,
  account,
  isLanguage,
  type Language,
  language,
  languageNames,
  languages,
  needAccountWords,
  speak,
  type Words,
  words,
} from "./words";
