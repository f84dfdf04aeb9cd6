import { useSignal } from "@preact/signals";
import { fill } from "@ventanilla/i18n";
import { Field } from "@ventanilla/ui/field";
import { Icon } from "@ventanilla/ui/icons";
import { isSlug } from "../address";
import { businesses, forgetBusiness } from "../preferences";
import { shell } from "../words";

/** The slug in what was typed, which may be the whole address of a portal or a console. */
function slugIn(text: string): string {
  const parts = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\/[^/]*/, "")
    .split("/")
    .filter((part) => part !== "" && part !== "console");
  return parts[0] ?? "";
}

/** Chooses the business: one that was used in this browser, or one by its slug. */
export function ChooseBusiness() {
  const known = useSignal(businesses());
  const typed = useSignal("");
  const wrong = useSignal<string | undefined>(undefined);
  const { signin: say } = shell();
  return (
    <>
      {known.value.length > 0 && (
        <section class="stacked" aria-labelledby="known">
          <h2 id="known">{say.business_known}</h2>
          <ul class="businesses" role="list">
            {known.value.map(({ slug, name }) => (
              <li key={slug}>
                <a class="button" href={`/console/${slug}/`}>
                  <span>{name}</span>
                  <small>{slug}</small>
                </a>
                <button
                  type="button"
                  class="button quiet icon-only"
                  aria-label={fill(say.business_forget, { name })}
                  onClick={() => {
                    forgetBusiness(slug);
                    known.value = businesses();
                  }}
                >
                  <Icon name="close" />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <form
        class="door-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const slug = slugIn(typed.value);
          if (isSlug(slug)) {
            window.location.assign(`/console/${slug}/`);
          } else {
            wrong.value = say.business_wrong;
            event.currentTarget.querySelector("input")?.focus();
          }
        }}
      >
        <Field
          name="business"
          label={known.value.length > 0 ? say.business_other : say.business}
          hint={say.business_hint}
          wrong={wrong.value}
          type="text"
          autoComplete="organization"
          autoCapitalize="off"
          spellcheck={false}
          required
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
        <button class="button primary wide" type="submit">
          {say.next}
        </button>
      </form>
    </>
  );
}
