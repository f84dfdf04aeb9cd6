import { useSignal } from "@preact/signals";
import type { Problem, Result } from "@ventanilla/api/problems";
import { fill, words } from "@ventanilla/i18n";
import { CodeField, wrongCode } from "@ventanilla/ui/code";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { Skeleton } from "@ventanilla/ui/states";
import { useEffect, useRef } from "preact/hooks";
import { api, proceed } from "../session";
import { errand } from "../stage";
import { say } from "./words";

const DIGITS = 6;
const { http, once, at, header } = api;

const openLink = (token: string) =>
  once((signal) =>
    http.POST("/portal/{tenant}/links/open", { params: { path: at, header }, body: { token }, signal }),
  );

const proveLink = (token: string, code: string) =>
  once((signal) =>
    http.POST("/portal/{tenant}/links/code", { params: { path: at, header }, body: { token, code }, signal }),
  );

/** How far a link has come: being opened, waiting for its code, over, or failed on the way. */
type Step = "opening" | "code" | "over" | "failed";

/** Enters by the link in a message: at once where the browser is known, else with the code beside it. */
export function LinkForm({ token }: { token: string }) {
  const step = useSignal<Step>("opening");
  const problem = useSignal<Problem | null>(null);
  const typed = useSignal("");
  const busy = useSignal(false);
  const wrong = useSignal<string | undefined>(undefined);
  const form = useRef<HTMLFormElement>(null);
  const { link } = say();

  const refused = (failed: Problem) => {
    if (failed.status === 410) {
      step.value = "over";
      return;
    }
    wrong.value = wrongCode(failed) ?? undefined;
    problem.value = wrong.value === undefined ? failed : null;
  };
  const open = async () => {
    step.value = "opening";
    problem.value = null;
    const opened: Result<{ signed_in: { handover: string } | null }> = await openLink(token);
    if (!opened.ok) {
      step.value = "failed";
      refused(opened.problem);
      return;
    }
    const { signed_in } = opened.value;
    if (signed_in === null) {
      step.value = "code";
      return;
    }
    problem.value = await proceed(signed_in.handover);
  };
  const latest = useRef(open);
  useEffect(() => void latest.current(), []);
  useEffect(() => {
    if (step.value === "code") {
      form.current?.querySelector<HTMLInputElement>("#code")?.focus();
    }
  }, [step.value]);

  const submit = async () => {
    if (busy.value) {
      return;
    }
    if (typed.value.length !== DIGITS) {
      wrong.value = fill(link.incomplete, { length: DIGITS });
      form.current?.querySelector<HTMLInputElement>("#code")?.focus();
      return;
    }
    busy.value = true;
    wrong.value = undefined;
    problem.value = null;
    const proved = await proveLink(token, typed.value);
    if (proved.ok) {
      problem.value = await proceed(proved.value.handover);
    } else {
      refused(proved.problem);
    }
    busy.value = false;
  };

  if (step.value === "opening") {
    return (
      <div role="status" aria-label={link.wait}>
        <Skeleton kind="text" count={3} />
      </div>
    );
  }
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
      <h2>{link.title}</h2>
      {step.value === "over" && (
        <div class="notice" role="alert">
          <p>{link.over}</p>
          <p>{link.over_next}</p>
        </div>
      )}
      {step.value === "code" && (
        <>
          <p>{link.text}</p>
          <CodeField label={link.label} wrong={wrong.value} length={DIGITS} typed={typed} />
        </>
      )}
      {problem.value && (
        <ProblemNotice
          problem={problem.value}
          onRetry={step.value === "failed" ? () => void open() : undefined}
        />
      )}
      {step.value === "code" && (
        <button class="button primary wide" type="submit" aria-disabled={busy.value || undefined}>
          {busy.value ? words.value.signin.wait : link.submit}
        </button>
      )}
      <div class="door-choice">
        <button type="button" class="button quiet" onClick={() => (errand.value = null)}>
          {link.normal}
        </button>
      </div>
    </form>
  );
}
