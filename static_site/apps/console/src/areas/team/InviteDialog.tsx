import { useSignal } from "@preact/signals";
import type { Role } from "@ventanilla/api/console-types";
import { fill, type Language, language, languageNames, languages, words } from "@ventanilla/i18n";
import { useRef } from "preact/hooks";
import {
  announce,
  FormDialog,
  ProblemBox,
  Select,
  TextField,
  useAction,
  useLeaveGuard,
  useIdempotency,
  wrongFields,
} from "../../kit";
import { inviteMember } from "./api";
import { RoleChoice } from "./roles";
import { say } from "./words";

interface InviteDialogProps {
  onDone: () => void;
  onClose: () => void;
}

/** Invites a team member by e-mail. */
export function InviteDialog({ onDone, onClose }: InviteDialogProps) {
  const name = useSignal("");
  const email = useSignal("");
  const role = useSignal<Role>("agent");
  const tongue = useSignal<Language>(language.peek());
  const wrong = useSignal<Readonly<Record<string, string>>>({});
  const action = useAction();
  const idempotencyHeader = useIdempotency();
  const form = useRef<HTMLFormElement>(null);
  const { dialog } = say();
  useLeaveGuard(name.value !== "" || email.value !== "");

  const show = (found: Readonly<Record<string, string>>) => {
    wrong.value = found;
    const [first] = Object.keys(found);
    if (first !== undefined) {
      form.current?.querySelector<HTMLElement>(`#${first}`)?.focus();
    }
    return first !== undefined;
  };
  const check = () => {
    const { fields } = words.value;
    const found: Record<string, string> = {};
    if (name.value.trim() === "") {
      found["name"] = fields.required;
    }
    if (email.value.trim() === "") {
      found["email"] = fields.required;
    } else if (form.current?.querySelector<HTMLInputElement>("#email")?.checkValidity() === false) {
      found["email"] = fields.email;
    }
    return found;
  };
  const submit = async () => {
    if (show(check())) {
      return;
    }
    const newcomer = {
      name: name.value.trim(),
      email: email.value.trim(),
      role: role.value,
      language: tongue.value,
    };
    const made = await action.run(() => inviteMember(newcomer, idempotencyHeader(newcomer)));
    if (made !== null) {
      announce(fill(dialog.sent, { email: made.email }));
      onDone();
      onClose();
      return;
    }
    const problem = action.problem.value;
    if (problem?.code === "email_taken") {
      show({ email: say().errors.email_taken });
    } else {
      show(wrongFields(problem));
    }
  };
  const told = Object.keys(wrong.value).length > 0;
  return (
    <FormDialog
      id="invite"
      title={dialog.title}
      onClose={onClose}
      submitLabel={dialog.send}
      busy={action.busy.value}
      form={form}
      onSubmit={() => void submit()}
      footer={
        action.problem.value &&
        !told && <ProblemBox problem={action.problem.value} sentences={say().errors} />
      }
    >
      <TextField
        name="name"
        label={say().name}
        wrong={wrong.value["name"]}
        value={name.value}
        maxLength={120}
        autoComplete="off"
        onInput={(value) => (name.value = value)}
      />
      <TextField
        name="email"
        label={say().email}
        explanation={dialog.email_text}
        wrong={wrong.value["email"]}
        type="email"
        value={email.value}
        maxLength={254}
        autoComplete="off"
        autoCapitalize="off"
        spellcheck={false}
        onInput={(value) => (email.value = value)}
      />
      <RoleChoice value={role.value} onChange={(value) => (role.value = value)} />
      <Select
        name="language"
        label={say().language}
        value={tongue.value}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
        onChange={(value) => (tongue.value = value)}
      />
    </FormDialog>
  );
}
