import type { Template } from "@ventanilla/api/console-types";
import { fill } from "@ventanilla/i18n";
import { useEffect, useRef } from "preact/hooks";
import { Difference } from "./Difference";
import type { Draft } from "./draft";
import { say } from "./words";

/** A concurrent save by another user: shows both versions and lets the reader choose. */
export function Conflict({ draft, theirs }: { draft: Draft; theirs: Template }) {
  const { conflict: words } = say();
  const name = theirs.state.changed_by;
  const section = useRef<HTMLElement>(null);
  // It is at the top of the page, and the save button may be at the bottom.
  useEffect(() => section.current?.focus(), []);
  return (
    <section ref={section} class="notice" role="alert" aria-label={words.title} tabIndex={-1}>
      <p>
        <strong>{words.title}</strong> {name === null ? words.restored_meanwhile : fill(words.text, { name })}
      </p>
      <p class="soft">{words.legend}</p>
      <Difference before={theirs.current} after={draft.parts.value} />
      <div class="inline">
        <button type="button" class="button" onClick={draft.takeTheirs}>
          {words.take_theirs}
        </button>
        <button type="button" class="button" onClick={draft.keepMine}>
          {words.keep_mine}
        </button>
      </div>
    </section>
  );
}
