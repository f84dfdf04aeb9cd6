import type { TemplateTag } from "@ventanilla/api/console-types";
import { fill, language } from "@ventanilla/i18n";
import { say } from "./words";

interface TagsProps {
  tags: readonly TemplateTag[];
  onInsert: (text: string) => void;
}

/** The tags [etiquetas dinámicas] of a message: pressed, one is written where the cursor is. */
export function Tags({ tags, onInsert }: TagsProps) {
  const words = say().tags;
  return (
    <div class="tags" role="group" aria-labelledby="tags-title">
      <p class="label" id="tags-title">
        {words.title}
      </p>
      <p class="soft">{words.text}</p>
      <ul>
        {tags.map((tag) => (
          <li key={tag.name}>
            <button
              type="button"
              class="tag mono"
              aria-describedby={`tag-${tag.name}`}
              aria-label={fill(words.insert, { tag: tag.name })}
              // What has the cursor keeps it.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onInsert(`{{ ${tag.name} }}`)}
            >
              {tag.name}
            </button>
            <span class="tag-text" id={`tag-${tag.name}`}>
              {tag.description[language.value]}
              {tag.essential && <strong> {words.essential}</strong>}{" "}
              <span class="soft">{fill(words.example, { example: tag.example })}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
