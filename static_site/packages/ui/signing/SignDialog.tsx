import { useSignal } from "@preact/signals";
import type { Problem, Result } from "@ventanilla/api/problems";
import type { ContractCode, ContractMark, SignatureRequest } from "@ventanilla/api/types";
import { countdown, fill, language, moment, plural } from "@ventanilla/i18n";
import { CodeField, useCountdown, wrongCode } from "../code";
import { Dialog } from "../dialog";
import { Choices, Field } from "../field";
import { ProblemNotice } from "../problem";
import { Pad, type Strokes } from "./Pad";
import { explainContract } from "./problems";
import { say } from "./words";

type Channel = "email" | "sms";

interface Proved {
  readonly asked: ContractCode;
  readonly code: string;
}

/** What is to be signed: the document, the channels for codes, and the fields to fill in. */
export interface ToSign {
  readonly title: string;
  readonly document_sha256: string;
  readonly ways: { readonly email: string; readonly sms: string };
  readonly marks: readonly ContractMark[];
}

/** The receipt of a signature. */
export interface Receipt {
  readonly signed_at: string | null | undefined;
  /** Empty if it cannot be looked up. */
  readonly url: string;
}

/** The API calls, which depend on the app. */
export interface SigningCalls<Done> {
  readonly ask: (channel: Channel) => Promise<Result<ContractCode>>;
  readonly check: (challenge_id: string, body: { binding: string; code: string }) => Promise<Result<unknown>>;
  readonly sign: (body: SignatureRequest) => Promise<Result<Done>>;
}

interface Props<Done> {
  contract: ToSign;
  calls: SigningCalls<Done>;
  onClose: () => void;
  /** Returns the receipt. */
  onSigned: (done: Done) => Receipt;
}

/** Signs a document: requests a code, then the signature, then shows the receipt. */
export function SignDialog<Done>({ contract, calls, onClose, onSigned }: Props<Done>) {
  const words = say().flow;
  const proved = useSignal<Proved | null>(null);
  const receipt = useSignal<Receipt | null>(null);
  const done = receipt.value !== null;
  return (
    <Dialog
      id="sign"
      title={done ? words.done_title : fill(words.title, { title: contract.title })}
      onClose={onClose}
      actions={
        done ? (
          <button type="button" class="button primary" onClick={onClose}>
            {words.close}
          </button>
        ) : undefined
      }
    >
      {receipt.value !== null ? (
        <div role="status">
          <p class="notice success">
            {fill(words.done, { at: moment(receipt.value.signed_at ?? new Date().toISOString()) })}
          </p>
          <p>{words.receipt}</p>
          {receipt.value.url !== "" && (
            <p>
              <a href={receipt.value.url} target="_blank" rel="noopener">
                {words.receipt_link}
              </a>
            </p>
          )}
        </div>
      ) : proved.value === null ? (
        <Code contract={contract} calls={calls} onProved={(next) => (proved.value = next)} />
      ) : (
        <Signature
          contract={contract}
          calls={calls}
          proved={proved.value}
          onExpired={() => (proved.value = null)}
          onSigned={(next) => {
            receipt.value = onSigned(next);
          }}
        />
      )}
    </Dialog>
  );
}

interface CodeProps<Done> {
  contract: ToSign;
  calls: SigningCalls<Done>;
  onProved: (proved: Proved) => void;
}

function Code<Done>({ contract, calls, onProved }: CodeProps<Done>) {
  const words = say().flow;
  const { ways } = contract;
  const channels = (["email", "sms"] as const).filter((one) => ways[one] !== "");
  const channel = useSignal<Channel>(channels[0] ?? "email");
  const asked = useSignal<ContractCode | null>(null);
  const typed = useSignal("");
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const wait = useCountdown(asked.value?.resend_at ?? "1970-01-01T00:00:00Z");
  const ask = async () => {
    if (busy.value) {
      return;
    }
    busy.value = true;
    problem.value = null;
    const result = await calls.ask(channel.value);
    busy.value = false;
    if (result.ok) {
      asked.value = result.value;
      typed.value = "";
    } else {
      problem.value = result.problem;
    }
  };
  const check = async (given: ContractCode) => {
    if (busy.value) {
      return;
    }
    busy.value = true;
    problem.value = null;
    const body = { binding: given.binding, code: typed.value };
    const result = await calls.check(given.challenge_id, body);
    busy.value = false;
    if (result.ok) {
      onProved({ asked: given, code: typed.value });
    } else {
      problem.value = result.problem;
    }
  };
  const now = asked.value;
  const wrong = problem.value === null ? null : wrongCode(problem.value);
  return (
    <form
      class="stack-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void (now === null ? ask() : check(now));
      }}
    >
      {now === null ? (
        <>
          {channels.length > 1 ? (
            <Choices
              name="channel"
              legend={words.way}
              options={channels.map((value) => ({ value, label: fill(words[value], { to: ways[value] }) }))}
              value={channel.value}
              onChoose={(value) => (channel.value = value)}
            />
          ) : (
            <p>{fill(words[channel.value], { to: ways[channel.value] })}</p>
          )}
          <button type="submit" class="button primary wide">
            {words.send}
          </button>
        </>
      ) : (
        <>
          <CodeField
            label={words.code}
            hint={fill(words.code_hint, { to: ways[channel.value] })}
            wrong={wrong ?? undefined}
            length={now.code_length}
            typed={typed}
          />
          <button type="submit" class="button primary wide" disabled={typed.value.length < now.code_length}>
            {words.check}
          </button>
          <button type="button" class="button quiet wide" disabled={wait > 0} onClick={() => void ask()}>
            {wait > 0 ? fill(words.again_in, { time: countdown(wait) }) : words.again}
          </button>
        </>
      )}
      {problem.value && wrong === null && (
        <ProblemNotice problem={problem.value} says={explainContract(problem.value)} />
      )}
    </form>
  );
}

interface SignatureProps<Done> {
  contract: ToSign;
  calls: SigningCalls<Done>;
  proved: Proved;
  onExpired: () => void;
  onSigned: (done: Done) => void;
}

function Signature<Done>({ contract, calls, proved, onExpired, onSigned }: SignatureProps<Done>) {
  const words = say().flow;
  const method = useSignal<"drawn" | "typed">("drawn");
  const strokes = useSignal<Strokes>([]);
  const name = useSignal("");
  const values = useSignal<Readonly<Record<string, string>>>({});
  const busy = useSignal(false);
  const missing = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  const send = async () => {
    if (busy.value) {
      return;
    }
    const drawn = method.value === "drawn";
    missing.value = drawn
      ? strokes.value.length === 0
        ? words.empty
        : null
      : name.value.trim() === ""
        ? words.name_empty
        : null;
    if (missing.value !== null) {
      return;
    }
    busy.value = true;
    problem.value = null;
    const result = await calls.sign({
      challenge_id: proved.asked.challenge_id,
      binding: proved.asked.binding,
      code: proved.code,
      document_sha256: contract.document_sha256,
      consent: true,
      method: method.value,
      strokes: drawn ? strokes.value : [],
      typed_name: drawn ? "" : name.value,
      values: values.value,
    });
    busy.value = false;
    if (result.ok) {
      onSigned(result.value);
    } else {
      problem.value = result.problem;
    }
  };
  return (
    <form
      class="stack-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Choices
        name="method"
        legend={words.method}
        options={[
          { value: "drawn", label: words.drawn },
          { value: "typed", label: words.typed },
        ]}
        value={method.value}
        onChoose={(value) => (method.value = value)}
      />
      {method.value === "drawn" ? (
        <Pad onChange={(next) => (strokes.value = next)} />
      ) : (
        <Field
          name="typed_name"
          label={words.type_label}
          autoComplete="name"
          maxLength={120}
          value={name.value}
          onInput={({ currentTarget }) => (name.value = currentTarget.value)}
        />
      )}
      <Marks
        contract={contract}
        values={values.value}
        onChange={(id, value) => (values.value = { ...values.value, [id]: value })}
      />
      {missing.value && (
        <p class="wrong" role="alert">
          {missing.value}
        </p>
      )}
      {problem.value && (
        <ProblemNotice
          problem={problem.value}
          says={explainContract(problem.value)}
          onRetry={problem.value.status === 410 ? onExpired : undefined}
        />
      )}
      {problem.value?.status === 410 && (
        <button type="button" class="button wide" onClick={onExpired}>
          {words.again}
        </button>
      )}
      <button type="submit" class="button primary wide" aria-disabled={busy.value || undefined}>
        {words.finish}
      </button>
    </form>
  );
}

interface MarksProps {
  contract: ToSign;
  values: Readonly<Record<string, string>>;
  onChange: (id: string, value: string) => void;
}

/** What else the document asks of its signer, and what is put on its pages for them without being asked for. */
function Marks({ contract, values, onChange }: MarksProps) {
  const words = say();
  const marks = contract.marks.filter(({ kind }) => kind === "text" || kind === "checkbox");
  const put = (["signature", "initials", "date"] as const)
    .map((kind) => ({ kind, count: contract.marks.filter((mark) => mark.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => plural(words.places.put[kind], count));
  return (
    <>
      {put.length > 0 && (
        <p class="hint">
          {fill(words.places.will, { what: new Intl.ListFormat(language.value).format(put) })}
        </p>
      )}
      {!contract.marks.some(({ kind }) => kind === "signature") && <p class="hint">{words.places.none}</p>}
      {marks.length > 0 && (
        <fieldset class="field">
          <legend class="label">{words.flow.fill}</legend>
          {marks.map(({ mark_id, kind, label, required }) =>
            kind === "checkbox" ? (
              <label key={mark_id} class="switch-line">
                <input
                  type="checkbox"
                  checked={Boolean(values[mark_id])}
                  onChange={({ currentTarget: { checked } }) => onChange(mark_id, checked ? "x" : "")}
                />
                {label || words.places.kinds.checkbox}
              </label>
            ) : (
              <Field
                key={mark_id}
                name={mark_id}
                label={label || words.places.kinds.text}
                required={required}
                maxLength={500}
                value={values[mark_id] ?? ""}
                onInput={({ currentTarget }) => onChange(mark_id, currentTarget.value)}
              />
            ),
          )}
        </fieldset>
      )}
    </>
  );
}
