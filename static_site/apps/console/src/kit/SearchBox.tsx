import { useSignal } from "@preact/signals";
import { Icon } from "@ventanilla/ui/icons";
import { useEffect, useRef } from "preact/hooks";

const REST_MS = 250;

interface SearchBoxProps {
  label: string;
  /** The current search, as in the address. */
  value: string;
  placeholder?: string;
  /** Called when typing pauses, and at once on Enter. */
  onSearch: (text: string) => void;
}

/** A field that searches while typing. */
export function SearchBox({ label, value, placeholder, onSearch }: SearchBoxProps) {
  const typed = useSignal(value);
  const told = useRef(value);
  const timer = useRef(0);
  const latest = useRef(onSearch);
  latest.current = onSearch;

  useEffect(() => {
    // The address was changed by [Back] or a link.
    if (value !== told.current) {
      told.current = value;
      typed.value = value;
    }
  }, [value, typed]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const tell = () => {
    clearTimeout(timer.current);
    const text = typed.value.trim();
    if (text !== told.current) {
      told.current = text;
      latest.current(text);
    }
  };
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        tell();
      }}
    >
      <Icon name="search" />
      <input
        class="input"
        type="search"
        aria-label={label}
        placeholder={placeholder ?? label}
        autoComplete="off"
        autoCapitalize="off"
        spellcheck={false}
        enterKeyHint="search"
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          clearTimeout(timer.current);
          timer.current = window.setTimeout(tell, REST_MS);
        }}
      />
    </form>
  );
}
