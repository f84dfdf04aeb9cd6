import { useSignal } from "@preact/signals";
import { header, http, once } from "@ventanilla/api/console";
import type { Problem } from "@ventanilla/api/problems";
import { Field } from "@ventanilla/ui/field";
import { useRef } from "preact/hooks";
import { wrongFields } from "../kit/ProblemBox";
import { areaPath, at } from "../address";
import { inviteToken, leaveConsole } from "../session";
import { shell } from "../words";
import { requestCode } from "./api";
import { email } from "./state";
import { StepForm } from "./StepForm";

const UNUSABLE = new Set(["invite_used", "invite_expired"]);

/** Accepts an invitation: asks for a display name, then for a code that proves the e-mail address. */
export function Invitation({ token }: { token: string }) {
  const name = useSignal("");
  const wrong = useSignal<string | undefined>(undefined);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const { signin: say, invite, fields } = shell();

  const show = (says: string | undefined) => {
    wrong.value = says;
    if (says !== undefined) {
      form.current?.querySelector("input")?.focus();
    }
  };
  const continueToSignIn = () => {
    // Removes the token from the history, and keeps a reload from using it twice.
    window.history.replaceState(null, "", areaPath("home"));
    inviteToken.value = null;
    leaveConsole();
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
      // On failure the e-mail form is shown, where the reader can retry.
      await requestCode();
      continueToSignIn();
      return;
    }
    busy.value = false;
    const found = wrongFields(result.problem)["name"];
    show(found);
    problem.value = found === undefined ? result.problem : null;
  };

  return (
    <StepForm
      form={form}
      submitLabel={invite.accept}
      busy={busy.value}
      problem={problem.value}
      sentences={invite.errors}
      canRetry
      footer={
        problem.value &&
        UNUSABLE.has(problem.value.code) && (
          <button type="button" class="button quiet wide" onClick={continueToSignIn}>
            {say.by_email}
          </button>
        )
      }
      onSubmit={() => void submit()}
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
    </StepForm>
  );
}
