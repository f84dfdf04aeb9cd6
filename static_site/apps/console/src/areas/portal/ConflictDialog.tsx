import { useSignal } from "@preact/signals";
import type { Collision, Settings } from "@ventanilla/api/portal-types";
import { fill } from "@ventanilla/i18n";
import { Dialog, moment } from "../../kit";
import { shell } from "../../words";
import { withValue } from "./differences";
import type { Draft } from "./draft";
import { Value } from "./values";
import { nameOf, namesOf, say } from "./words";

/** Resolves a concurrent save: merges what it can and lets the reader choose where both changed the same. */
export function ConflictDialog({ draft, collision }: { draft: Draft; collision: Collision }) {
  const words = say().conflict;
  const theirs = useSignal<ReadonlySet<string>>(new Set());
  const { version, saved_at, saved_by, collisions, merged, merged_fields } = collision;

  const combined = (): Settings =>
    collisions
      .filter(({ field }) => theirs.value.has(field))
      .reduce((settings, { field, theirs: value }) => withValue(settings, field, value), merged);
  const choose = (field: string, take: boolean) => {
    const next = new Set(theirs.value);
    if (take) {
      next.add(field);
    } else {
      next.delete(field);
    }
    theirs.value = next;
  };
  const apply = () => draft.resolveConflict(collision, combined());

  return (
    <Dialog
      id="conflict"
      title={words.title}
      onClose={draft.closeCollision}
      actions={
        <>
          <button type="button" class="button" onClick={draft.closeCollision}>
            {shell().kit.cancel}
          </button>
          <button type="button" class="button" onClick={apply}>
            {words.review}
          </button>
          <button
            type="button"
            class="button primary"
            onClick={() => {
              apply();
              void draft.save();
            }}
          >
            {words.save}
          </button>
        </>
      }
    >
      <div class="stacked">
        <p>{fill(words.text, { name: saved_by, version: String(version), at: moment(saved_at) })}</p>
        {merged_fields.length > 0 && (
          <p>
            {words.taken} <strong>{namesOf(merged_fields).join(", ")}</strong>
          </p>
        )}
        {collisions.length > 0 && <p>{words.choose}</p>}
        {collisions.map(({ field, mine, theirs: other }) => (
          <fieldset key={field} class="collision">
            <legend class="label">{nameOf(field)}</legend>
            {[
              { take: false, label: words.mine, value: mine },
              { take: true, label: fill(words.theirs, { name: saved_by }), value: other },
            ].map(({ take, label, value }) => (
              <label key={label} class="option">
                <input
                  type="radio"
                  name={`collision-${field}`}
                  checked={theirs.value.has(field) === take}
                  onChange={() => choose(field, take)}
                />
                <span>
                  {label}
                  <span class="soft">
                    <Value of={value} path={field} />
                  </span>
                </span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </Dialog>
  );
}
