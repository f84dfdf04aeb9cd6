import { useSignal } from "@preact/signals";
import { header, http, once } from "@ventanilla/api/console";
import type { Problem } from "@ventanilla/api/problems";
import { fill } from "@ventanilla/i18n";
import { CodeField } from "@ventanilla/ui/code";
import { useEffect, useRef } from "preact/hooks";
import { Check, TextField } from "../kit/settings";
import { ProblemBox } from "../kit/ProblemBox";
import { at } from "../address";
import { pendingSession, refreshSession, restoreSession, stage } from "../session";
import { shell } from "../words";
import { QrCode } from "./QrCode";
import { StepForm } from "./StepForm";

const DIGITS = 6;

interface Secret {
  readonly secret: string;
  readonly uri: string;
}

interface EnrolmentProps {
  /** Whether the business requires it before the console can be used. */
  required?: boolean;
  /** Whether it replaces a factor, a code of which is then required first. */
  replaces?: boolean;
  onDone?: () => void;
}

/** Sets up an authenticator app as the second factor, then shows the recovery codes. */
export function Enrolment({ required, replaces, onDone }: EnrolmentProps) {
  const secret = useSignal<Secret | null>(null);
  const codes = useSignal<readonly string[] | null>(null);
  const problem = useSignal<Problem | null>(null);
  const { enrol: say } = shell();

  const begin = async (code?: string) => {
    problem.value = null;
    const result = await once((signal) =>
      http.POST("/console/{tenant}/second-factor", {
        params: { path: at, header },
        body: code === undefined ? {} : { code },
        signal,
      }),
    );
    if (result.ok) {
      secret.value = result.value;
    } else {
      problem.value = result.problem;
    }
  };
  useEffect(() => {
    if (!replaces) {
      void begin();
    }
    // Once: a second secret would invalidate the first.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the function changes with each rendering
  }, []);

  const finish = async () => {
    if (stage.value.at === "in" && pendingSession.value === null) {
      await refreshSession();
    } else {
      await restoreSession();
    }
    onDone?.();
  };
  if (codes.value !== null) {
    return <RecoveryCodes codes={codes.value} onDone={() => void finish()} />;
  }
  return (
    <div class="door-form">
      <h2>{say.title}</h2>
      <p>{required ? say.demanded : say.text}</p>
      {replaces && secret.value === null ? (
        <CurrentFactorForm problem={problem.value} onCode={begin} />
      ) : (
        problem.value && <ProblemBox problem={problem.value} onRetry={() => void begin()} />
      )}
      {secret.value && <ConfirmForm secret={secret.value} onCodes={(found) => (codes.value = found)} />}
    </div>
  );
}

/** Asks for a code of the current factor before it is replaced: an open session alone does not suffice. */
function CurrentFactorForm({
  problem,
  onCode,
}: {
  problem: Problem | null;
  onCode: (code: string) => Promise<void>;
}) {
  const typed = useSignal("");
  const empty = useSignal(false);
  const busy = useSignal(false);
  const { profile: say, second_factor, signin, fields } = shell();
  const refused = problem?.code === "code_wrong";
  const submit = async () => {
    empty.value = typed.value.trim() === "";
    if (busy.value || empty.value) {
      return;
    }
    busy.value = true;
    await onCode(typed.value.trim());
    busy.value = false;
  };
  return (
    <StepForm
      layout="stacked"
      submitLabel={signin.next}
      busy={busy.value}
      problem={refused ? null : problem}
      canRetry
      onSubmit={() => void submit()}
    >
      <TextField
        name="present"
        label={say.factor_present}
        explanation={say.factor_present_hint}
        wrong={empty.value ? fields.required : refused ? second_factor.wrong : undefined}
        value={typed.value}
        autoComplete="one-time-code"
        autoCapitalize="off"
        spellcheck={false}
        onInput={(value) => (typed.value = value)}
      />
    </StepForm>
  );
}

function ConfirmForm({ secret, onCodes }: { secret: Secret; onCodes: (codes: readonly string[]) => void }) {
  const typed = useSignal("");
  const busy = useSignal(false);
  const wrong = useSignal<string | undefined>(undefined);
  const problem = useSignal<Problem | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const { enrol: say, second_factor } = shell();

  const show = (says: string | undefined) => {
    wrong.value = says;
    if (says !== undefined) {
      form.current?.querySelector<HTMLInputElement>("#code")?.select();
    }
  };
  const submit = async () => {
    if (busy.value) {
      return;
    }
    if (typed.value.length !== DIGITS) {
      show(second_factor.incomplete);
      return;
    }
    busy.value = true;
    problem.value = null;
    show(undefined);
    const result = await once((signal) =>
      http.POST("/console/{tenant}/second-factor/confirm", {
        params: { path: at, header },
        body: { code: typed.value },
        signal,
      }),
    );
    busy.value = false;
    if (result.ok) {
      onCodes(result.value.recovery_codes);
    } else if (result.problem.status === 422) {
      show(second_factor.wrong);
    } else {
      problem.value = result.problem;
    }
  };
  return (
    <StepForm
      layout="stacked"
      form={form}
      submitLabel={say.confirm}
      busy={busy.value}
      problem={problem.value}
      onSubmit={() => void submit()}
    >
      <QrCode text={secret.uri} label={say.qr} />
      <p>{say.by_hand}</p>
      <p class="secret mono">{(secret.secret.match(/.{1,4}/g) ?? []).join(" ")}</p>
      <CodeField label={say.code} wrong={wrong.value} length={DIGITS} typed={typed} />
    </StepForm>
  );
}

function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const stored = useSignal(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const { enrol: say, kit } = shell();
  useEffect(() => heading.current?.focus(), []);
  const text = codes.join("\n");
  return (
    <div class="door-form">
      <h2 ref={heading} tabIndex={-1}>
        {say.recovery_title}
      </h2>
      <p>{fill(say.recovery_text, { count: codes.length })}</p>
      <ul class="recovery mono" role="list">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div class="inline">
        <button type="button" class="button" onClick={() => void navigator.clipboard.writeText(text)}>
          {kit.copy}
        </button>
        <button type="button" class="button" onClick={() => window.print()}>
          {say.print}
        </button>
      </div>
      <Check
        label={say.kept}
        checked={stored.value}
        onChange={(checked) => {
          stored.value = checked;
        }}
      />
      <button
        type="button"
        class="button primary wide"
        aria-disabled={!stored.value || undefined}
        onClick={() => stored.value && onDone()}
      >
        {say.done}
      </button>
    </div>
  );
}
