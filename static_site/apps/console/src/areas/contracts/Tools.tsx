import { useSignal } from "@preact/signals";
import { fill } from "@ventanilla/i18n";
import { Icon } from "../../kit";
import type { Kind } from "./draft";
import { say } from "./words";

const kinds: readonly Kind[] = ["signature", "initials", "date", "checkbox", "text"];

interface ToolsProps {
  names: readonly string[];
  /** Whether only signatures can be added, as for others' signatures. */
  signaturesOnly: boolean;
  onAdd: (kind: Kind, signer: number) => void;
}

/** The signer and kind of a new field; a click adds it to the visible page and focuses it. */
export function Tools({ names, signaturesOnly, onAdd }: ToolsProps) {
  const words = say();
  const signer = useSignal(1);
  const now = Math.min(signer.value, Math.max(1, names.length));
  return (
    <div class="contract-tools" role="toolbar" aria-label={words.tools}>
      {names.length > 1 && (
        <label class="contract-tools-signer">
          <span class="visually-hidden">{words.for_whom}</span>
          <select
            class={`input signer-${String(((now - 1) % 6) + 1)}`}
            value={String(now)}
            onChange={({ currentTarget }) => (signer.value = Number(currentTarget.value))}
          >
            {names.map((name, index) => (
              <option key={index} value={String(index + 1)}>
                {fill(words.signer_option, { number: index + 1, name })}
              </option>
            ))}
          </select>
        </label>
      )}
      {kinds.slice(0, signaturesOnly ? 1 : undefined).map((kind) => (
        <button key={kind} type="button" class="button small" onClick={() => onAdd(kind, now)}>
          <Icon name="plus" />
          {words.kinds[kind]}
        </button>
      ))}
    </div>
  );
}
