import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import { pages, words } from "@ventanilla/i18n";
import { Dialog } from "@ventanilla/ui/dialog";
import { Field } from "@ventanilla/ui/field";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { useEffect, useRef } from "preact/hooks";
import { choosePassword } from "../door/asking";
import { choosing, identifier, password } from "../door/state";
import { changePassword } from "../session";

const SHORTEST = 8;
const LONGEST = 128;

type Name = "old" | "new" | "repeat";
type Wrong = Partial<Record<Name, string>>;

interface FormProps {
  /** Whether the present password is asked for too. */
  asksOld: boolean;
  save: (old: string, chosen: string) => Promise<Problem | null>;
}

/** What can be said of the passwords before the server is asked. */
function check(typed: Readonly<Record<Name, string>>, asksOld: boolean): Wrong {
  const { wrong: say } = pages().password;
  const { required } = words.value.fields;
  const wrong: Wrong = {};
  if (asksOld && typed.old === "") {
    wrong.old = required;
  }
  const { length } = Array.from(typed.new);
  if (length < SHORTEST) {
    wrong.new = typed.new === "" ? required : say.password_short;
  } else if (length > LONGEST) {
    wrong.new = say.password_long;
  } else if (typed.repeat !== typed.new) {
    wrong.repeat = typed.repeat === "" ? required : say.differs;
  }
  return wrong;
}

/** The server's objections, put at the fields that they are about. */
function fromServer(problem: Problem): Wrong {
  const sentences = pages().password.wrong as Readonly<Partial<Record<string, string>>>;
  return Object.fromEntries(
    problem.fields.map(({ field, code }) => [
      field.endsWith("old") ? "old" : "new",
      sentences[code] ?? words.value.fields.other,
    ]),
  );
}

/** A new password and its repetition; the old one where somebody is signed in. */
function PasswordForm({ asksOld, save }: FormProps) {
  const old = useSignal("");
  const chosen = useSignal("");
  const repeat = useSignal("");
  const busy = useSignal(false);
  const wrong = useSignal<Wrong>({});
  const problem = useSignal<Problem | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const say = pages().password;

  const showWrong = (found: Wrong) => {
    wrong.value = found;
    const [first] = Object.keys(found);
    form.current?.querySelector<HTMLInputElement>(`[name="${first ?? "-"}"]`)?.focus();
    return first !== undefined;
  };
  const submit = async () => {
    const typed = { old: old.value, new: chosen.value, repeat: repeat.value };
    if (busy.value || showWrong(check(typed, asksOld))) {
      return;
    }
    busy.value = true;
    problem.value = null;
    const failed = await save(typed.old, typed.new);
    busy.value = false;
    if (failed !== null && !showWrong(fromServer(failed))) {
      problem.value = failed;
    }
  };
  const fields = [
    ...(asksOld ? [{ name: "old", label: say.old, signal: old, kind: "current-password" } as const] : []),
    { name: "new", label: say.new, signal: chosen, kind: "new-password", hint: say.new_hint } as const,
    { name: "repeat", label: say.repeat, signal: repeat, kind: "new-password" } as const,
  ];
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
      {/* Tells the browser whose password it keeps. */}
      <input type="text" autoComplete="username" value={identifier.value} readOnly hidden />
      {fields.map(({ name, label, signal, kind, ...more }) => (
        <Field
          key={name}
          name={name}
          label={label}
          hint={"hint" in more ? more.hint : undefined}
          wrong={wrong.value[name]}
          type="password"
          autoComplete={kind}
          required
          value={signal.value}
          onInput={(event) => {
            signal.value = event.currentTarget.value;
          }}
        />
      ))}
      {problem.value && <ProblemNotice problem={problem.value} />}
      <button class="button primary wide" type="submit" aria-disabled={busy.value || undefined}>
        {busy.value ? words.value.signin.wait : say.save}
      </button>
    </form>
  );
}

/** After an issued password: its owner chooses their own before anything else. */
export function ChoosePassword({ token }: { token: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const say = pages().password;
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="door-form">
      <h2 ref={heading} tabIndex={-1}>
        {say.choose_title}
      </h2>
      <p>{say.choose_text}</p>
      <PasswordForm asksOld={false} save={(_, chosen) => choosePassword(token, chosen)} />
      <button
        type="button"
        class="button quiet wide"
        onClick={() => {
          choosing.value = null;
          password.value = "";
        }}
      >
        {words.value.code.back}
      </button>
    </div>
  );
}

interface ChangeProps {
  onDone: () => void;
  onClose: () => void;
}

/** One's own password, changed by who knows the present one. */
export function ChangePassword({ onDone, onClose }: ChangeProps) {
  const save = async (old: string, chosen: string) => {
    const failed = await changePassword(old, chosen);
    if (failed === null) {
      onDone();
    }
    return failed;
  };
  return (
    <Dialog id="change-password" title={pages().password.change} onClose={onClose}>
      <PasswordForm asksOld save={save} />
    </Dialog>
  );
}
