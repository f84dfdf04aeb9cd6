import { useSignal } from "@preact/signals";
import { fill } from "@ventanilla/i18n";
import { useEffect } from "preact/hooks";
import { SettingRow } from "../../kit";
import { measureContrast } from "./api";
import type { Draft } from "./draft";
import { valueAt } from "./fields";
import type { Contrast } from "@ventanilla/api/portal-types";
import { about, say } from "./words";

type Name = "branding.colour" | "branding.page_background";
const COLOUR = /^#[0-9a-f]{6}$/i;
const REST_MS = 120;

/** A colour, typed or picked. */
export function ColourField({ draft, name }: { draft: Draft; name: Name }) {
  const value = String(valueAt(draft, name));
  return (
    <SettingRow {...about(name)} wrong={draft.wrong.value[name]}>
      <div class="inline colour">
        <input
          class="swatch"
          type="color"
          aria-label={`${about(name).label}: ${say().colour.pick}`}
          value={COLOUR.test(value) ? value : "#000000"}
          onInput={(event) => draft.set(name, event.currentTarget.value)}
        />
        <input
          class="input mono"
          id={name}
          name={name}
          value={value}
          maxLength={7}
          autoCapitalize="off"
          spellcheck={false}
          aria-invalid={draft.wrong.value[name] ? true : undefined}
          onInput={(event) => draft.set(name, event.currentTarget.value.trim())}
        />
      </div>
      {name === "branding.colour" && <ContrastNote draft={draft} />}
    </SettingRow>
  );
}

/** The contrast of the main colour, and a readable shade if it is too low. */
function ContrastNote({ draft }: { draft: Draft }) {
  const measured = useSignal<Contrast | null>(null);
  const { colour, page_background } = draft.settings.value.branding;
  useEffect(() => {
    if (!COLOUR.test(colour) || !COLOUR.test(page_background)) {
      return undefined;
    }
    let current = true;
    const timer = setTimeout(() => {
      void measureContrast(colour, page_background).then((result) => {
        if (current && result.ok) {
          measured.value = result.value;
        }
      });
    }, REST_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [colour, page_background, measured]);
  const words = say().colour;
  const found = measured.value;
  if (found === null) {
    return null;
  }
  const figures = { ratio: found.as_text_ratio.toFixed(1), needed: found.required.toFixed(1) };
  return (
    <div class="contrast">
      <span class="sample" style={{ background: found.colour, color: found.on_colour }} aria-hidden="true">
        {words.example}
      </span>
      <p role="status" class={found.passes ? "soft" : "careful"}>
        {fill(found.passes ? words.good : words.poor, figures)}
      </p>
      {!found.passes && (
        <button
          type="button"
          class="button small"
          onClick={() => draft.set("branding.colour", found.nearest)}
        >
          <span class="dot" style={{ background: found.nearest }} />
          {fill(words.use, { colour: found.nearest })}
        </button>
      )}
    </div>
  );
}
