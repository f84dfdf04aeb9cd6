import { useSignal } from "@preact/signals";
import { type Problem, problemOfFailure } from "@ventanilla/api/problems";
import { words } from "@ventanilla/i18n";
import { Choices, Field } from "@ventanilla/ui/field";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { useRef } from "preact/hooks";
import { config } from "../portal";
import { fetchEntering } from "../fetch";
import { channel, contactKind, email, identifier, method, password, phone } from "./state";

type Wrong = Partial<Record<"identifier" | "email" | "phone" | "password", string>>;

function identifierLabel(): string {
  return config.signin.identifier_label || words.value.signin.identifier;
}

/** What is missing or malformed, before the server is asked. */
function check(form: HTMLFormElement): Wrong {
  const { fields } = words.value;
  const wrong: Wrong = {};
  for (const input of form.querySelectorAll<HTMLInputElement>(".input")) {
    const name = input.name as keyof Wrong;
    if (input.value.trim() === "") {
      wrong[name] = fields.required;
    } else if (!input.checkValidity()) {
      wrong[name] = name === "email" ? fields.email : fields.other;
    } else if (name === "phone" && input.value.replace(/\D/g, "").length < 6) {
      wrong.phone = fields.phone;
    }
  }
  return wrong;
}

/** The server's objections, put at the fields that they are about. */
function fromServer(problem: Problem): Wrong {
  const { fields } = words.value;
  const wrong: Wrong = {};
  for (const { field } of problem.fields) {
    const name = field.split(".").pop();
    if (name === "identifier" || name === "user") {
      wrong.identifier = fields.other;
    } else if (name === "email" || name === "contact") {
      wrong[contactKind.value === "sms" ? "phone" : "email"] =
        contactKind.value === "sms" ? fields.phone : fields.email;
    }
  }
  return wrong;
}

/** Who the customer is, and where the code goes. */
export function IdentifyForm() {
  const form = useRef<HTMLFormElement>(null);
  const busy = useSignal(false);
  const wrong = useSignal<Wrong>({});
  const problem = useSignal<Problem | null>(null);
  const { signin } = words.value;

  const showWrong = (found: Wrong) => {
    wrong.value = found;
    const [first] = Object.keys(found);
    if (first !== undefined) {
      form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
    }
    return first !== undefined;
  };

  const submit = async () => {
    if (busy.value || form.current === null || showWrong(check(form.current))) {
      return;
    }
    busy.value = true;
    problem.value = null;
    const failed = await fetchEntering().then(({ askForCode }) => askForCode(), problemOfFailure);
    busy.value = false;
    if (failed !== null && !showWrong(fromServer(failed))) {
      problem.value = failed;
    }
  };

  return (
    <form
      ref={form}
      class="door-form"
      noValidate
      onFocusIn={() => {
        // Ahead of need; where it fails, submitting tries again and says so.
        fetchEntering().catch(() => undefined);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <MethodChoice
        onChange={() => {
          showWrong({});
          problem.value = null;
        }}
      />
      {method.value === "email" ? (
        <p>{(config.signin.methods.length === 1 && config.prompt) || signin.prompt_email}</p>
      ) : (
        <>
          {config.prompt && <p>{config.prompt}</p>}
          <Field
            key="identifier"
            name="identifier"
            label={identifierLabel()}
            hint={config.signin.user_hint}
            wrong={wrong.value.identifier}
            type="text"
            autoComplete="username"
            autoCapitalize="off"
            spellcheck={false}
            required
            value={identifier.value}
            onInput={(event) => {
              identifier.value = event.currentTarget.value;
            }}
          />
          {method.value === "identifier" && config.signin.channels.length > 1 && (
            <Choices
              name="channel"
              legend={signin.channel}
              options={config.signin.channels.map((value) => ({
                value,
                label: value === "sms" ? signin.by_sms : signin.by_email,
              }))}
              value={channel.value}
              onChoose={(value) => {
                channel.value = value;
                showWrong({});
              }}
            />
          )}
        </>
      )}
      {method.value === "password" ? (
        <PasswordField wrong={wrong.value.password} />
      ) : (
        <ContactField wrong={wrong.value} />
      )}
      {problem.value && <ProblemNotice problem={problem.value} />}
      <button class="button primary wide" type="submit" aria-disabled={busy.value || undefined}>
        {busy.value ? signin.wait : method.value === "password" ? signin.enter : signin.next}
      </button>
      {config.extra_requirements && <p class="aside door-text">{config.extra_requirements}</p>}
      {config.terms_text && (
        <details class="aside">
          <summary>
            {signin.terms} {signin.terms_link}
          </summary>
          <p>{config.terms_text}</p>
        </details>
      )}
    </form>
  );
}

function MethodChoice({ onChange }: { onChange: () => void }) {
  const { signin } = words.value;
  if (config.signin.methods.length < 2) {
    return null;
  }
  return (
    <Choices
      name="method"
      legend={signin.method}
      legendHidden
      options={config.signin.methods.map((value) => ({
        value,
        label: { email: signin.email, password: signin.password, identifier: identifierLabel() }[value],
      }))}
      value={method.value}
      onChoose={(value) => {
        method.value = value;
        onChange();
      }}
    />
  );
}

function PasswordField({ wrong }: { wrong: string | undefined }) {
  return (
    <Field
      key="password"
      name="password"
      label={words.value.signin.password}
      hint={config.signin.password_hint}
      wrong={wrong}
      type="password"
      autoComplete="current-password"
      required
      value={password.value}
      onInput={(event) => {
        password.value = event.currentTarget.value;
      }}
    />
  );
}

function ContactField({ wrong }: { wrong: Wrong }) {
  const { signin } = words.value;
  return contactKind.value === "sms" ? (
    <Field
      key="phone"
      name="phone"
      label={signin.phone}
      hint={signin.phone_hint}
      wrong={wrong.phone}
      type="tel"
      autoComplete="tel"
      required
      value={phone.value}
      onInput={(event) => {
        phone.value = event.currentTarget.value;
      }}
    />
  ) : (
    <Field
      key="email"
      name="email"
      label={signin.email}
      wrong={wrong.email}
      type="email"
      autoComplete="email"
      autoCapitalize="off"
      spellcheck={false}
      required
      value={email.value}
      onInput={(event) => {
        email.value = event.currentTarget.value;
      }}
    />
  );
}
