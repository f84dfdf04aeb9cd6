import type { Problem } from "@ventanilla/api/problems";
import type { ComponentChildren, RefObject } from "preact";
import { ProblemBox, type Sentences } from "../kit/ProblemBox";
import { shell } from "../words";

interface StepFormProps {
  /** The layout: a step of its own, or a part of one. */
  layout?: "door-form" | "stacked";
  form?: RefObject<HTMLFormElement>;
  submitLabel: string;
  busy: boolean;
  problem: Problem | null;
  sentences?: Sentences;
  /** Whether the problem can be retried in place. */
  canRetry?: boolean;
  /** Shown below the button. */
  footer?: ComponentChildren;
  onSubmit: () => void;
  children: ComponentChildren;
}

/** The form of a step of signing in: its fields, the problem of the last request and the submit button. */
export function StepForm(props: StepFormProps) {
  const {
    layout = "door-form",
    form,
    submitLabel,
    busy,
    problem,
    sentences,
    canRetry,
    footer,
    children,
  } = props;
  const submit = () => props.onSubmit();
  return (
    <form
      {...(form && { ref: form })}
      class={layout}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {children}
      {problem && (
        <ProblemBox problem={problem} sentences={sentences} onRetry={canRetry ? submit : undefined} />
      )}
      <button class="button primary wide" type="submit" aria-disabled={busy || undefined}>
        {busy ? shell().kit.wait : submitLabel}
      </button>
      {footer}
    </form>
  );
}
