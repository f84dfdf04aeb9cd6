import { useSignal } from "@preact/signals";
import { header, http, once } from "@ventanilla/api/console";
import type { Problem } from "@ventanilla/api/problems";
import { Field } from "@ventanilla/ui/field";
import { useRef } from "preact/hooks";
import { ProblemBox, wrongFields } from "../kit/ProblemBox";
import { areaPath, at } from "../place";
import { invited, leave } from "../session";
import { shell } from "../words";
import { askForCode } from "./asking";
import { email } from "./state";

const SPENT = new Set(["invite_used", "invite_expired"]);

/** Takes up an invitation: the name that colleagues see, then the code that proves the address. */
export function Invitation({ token }: { token: string }) {
  const name = useSignal("");
  const wrong = useSignal<string | undefined>(undefined);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const { signin: say, invite, kit, fields } = shell();

  const show = (says: string | undefined) => {
    wrong.value = says;
    if (says !== undefined) {
      form.current?.querySelector("input")?.focus();
    }
  };
  const goOn = () => {
    // The token is in nobody's history, and a page loaded anew does not try it twice.
    window.history.replaceState(null, "", areaPath("home"));
    invited.value = null;
    leave();
  };
  const submit = async () => {
    if (busy.value) {
      return;
    }
    if (name.value.trim() === "") {
      show(fields.required);
      return;
    }
    busy.value = true;
    show(undefined);
    problem.value = null;
    const result = await once((signal) =>
      http.POST("/console/{tenant}/invites/accept", {
        params: { path: at, header },
        body: { token, name: name.value.trim() },
        signal,
      }),
    );
    if (result.ok) {
      email.value = result.value.email;
      // Where it fails, the form for the address says so when it is sent.
      await askForCode();
      goOn();
      return;
    }
    busy.value = false;
    const found = wrongFields(result.problem)["name"];
    show(found);
    problem.value = found === undefined ? result.problem : null;
  };

  return (
    <form
      ref={form}
      class="door-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p>{invite.text}</p>
      <Field
        name="name"
        label={invite.name}
        hint={invite.name_hint}
        wrong={wrong.value}
        type="text"
        autoComplete="name"
        maxLength={80}
        required
        value={name.value}
        onInput={(event) => {
          name.value = event.currentTarget.value;
        }}
      />
      {problem.value && (
        <ProblemBox problem={problem.value} sentences={invite.errors} onRetry={() => void submit()} />
      )}
      <button class="button primary wide" type="submit" aria-disabled={busy.value || undefined}>
        {busy.value ? kit.wait : invite.accept}
      </button>
      {problem.value && SPENT.has(problem.value.code) && (
        <button type="button" class="button quiet wide" onClick={goOn}>
          {say.by_email}
        </button>
      )}
    </form>
  );
}
