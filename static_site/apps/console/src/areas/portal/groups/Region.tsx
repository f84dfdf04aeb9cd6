import { isLanguage, languageNames, languages } from "@ventanilla/i18n";
import { Group, Select } from "../../../kit";
import type { Draft } from "../draft";
import { Several } from "../fields";
import { ListField } from "../ListField";
import { about, say } from "../words";

/** Localised display names from the browser. */
function zones(chosen: string): string[] {
  return [...new Set([chosen, ...Intl.supportedValuesOf("timeZone")])].sort();
}

const COUNTRIES =
  "AR BO BR CL CO CR CU DO EC ES GT HN MX NI PA PE PR PT PY SV US UY VE AO CA CV DE FR GB GQ IT MZ".split(
    " ",
  );

/** The portal's languages, currencies and time zone. */
export function RegionGroup({ draft }: { draft: Draft }) {
  const { groups, locks } = say();
  const { language, languages: offered, country, time_zone } = draft.settings.value;
  const names = new Intl.DisplayNames([language], { type: "region" });
  const countries = [...new Set([country, ...COUNTRIES])]
    .map((value) => ({ value, label: /^[A-Z]{2}$/.test(value) ? (names.of(value) ?? value) : value }))
    .sort((one, other) => one.label.localeCompare(other.label, language));
  return (
    <Group title={groups.region.label} id="region" explanation={groups.region.text}>
      <Several
        draft={draft}
        name="languages"
        options={languages.map((value) => ({
          value,
          label: languageNames[value],
          locked: value === language ? locks.first_language : undefined,
        }))}
      />
      <Select
        {...about("language")}
        options={offered.filter(isLanguage).map((value) => ({ value, label: languageNames[value] }))}
        value={language}
        onChange={(value) => draft.set("language", value)}
      />
      <Select
        {...about("country")}
        options={countries}
        value={country}
        onChange={(value) => draft.set("country", value)}
      />
      <Select
        {...about("time_zone")}
        options={zones(time_zone).map((value) => ({ value, label: value.replaceAll("_", " ") }))}
        value={time_zone}
        onChange={(value) => draft.set("time_zone", value)}
      />
      <ListField
        draft={draft}
        name="currencies"
        placeholder="USD"
        max={5}
        ordered
        tidy={(typed) => typed.toUpperCase()}
      />
    </Group>
  );
}
