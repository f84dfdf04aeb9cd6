export { fill, type Plural, plural } from "./fill";
export {
  date,
  daysUntil,
  locale,
  type Money,
  moment,
  money,
  percent,
  quantity,
  sign,
  today,
  unitPrice,
} from "./format";
export { countdown, duration, place } from "./time";
export {
  type AccountWords,
  account,
  isLanguage,
  type Language,
  type PageWords,
  language,
  languageNames,
  type LaterWords,
  languages,
  laterWords,
  needAccountWords,
  needPageWords,
  pages,
  speak,
  type Words,
  words,
} from "./words";
