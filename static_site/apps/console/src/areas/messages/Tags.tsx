import { useSignal } from "@preact/signals";
import type { TemplateTag } from "@ventanilla/api/console-types";
import { fill, language } from "@ventanilla/i18n";
import { say } from "./words";

interface TagsProps {
  tags: readonly TemplateTag[];
  onInsert: (text: string) => void;
}

/** The tags of a message; a click inserts one at the cursor. */
export function Tags({ tags, onInsert }: TagsProps) {
  const pointed = useSignal<TemplateTag | null>(null);
  const words = say().tags;
  const shown = pointed.value;
  const leave = () => {
    pointed.value = null;
  };
  return (
    <div class="tags" role="group" aria-label={words.title}>
      <div class="tags-row">
        {tags.map((tag) => (
          <button
            key={tag.name}
            type="button"
            class={tag.essential ? "tag essential" : "tag"}
            aria-label={fill(words.insert, { tag: tag.name })}
            aria-describedby={`tag-${tag.name}`}
            // Keeps the focus in the field.
            onMouseDown={(event) => event.preventDefault()}
            onMouseEnter={() => (pointed.value = tag)}
            onFocus={() => (pointed.value = tag)}
            onMouseLeave={leave}
            onBlur={leave}
            onClick={() => {
              onInsert(`{{ ${tag.name} }}`);
              pointed.value = tag;
            }}
          >
            {tag.name}
            <span class="visually-hidden" id={`tag-${tag.name}`}>
              {meaning(tag)}
            </span>
          </button>
        ))}
      </div>
      <p class="soft tags-meaning" aria-hidden="true">
        {shown === null ? words.text : meaning(shown)}
      </p>
    </div>
  );
}

function meaning(tag: TemplateTag): string {
  const words = say().tags;
  const example = fill(words.example, { example: tag.example });
  return [`${tag.description[language.value]}.`, tag.essential ? words.essential : "", example]
    .filter((part) => part !== "")
    .join(" ");
}
