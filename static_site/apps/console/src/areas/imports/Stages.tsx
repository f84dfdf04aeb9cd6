import { useSignal } from "@preact/signals";
import type { Import } from "@ventanilla/api/imports-types";
import { fill, plural, type Plural } from "@ventanilla/i18n";
import { useEffect, useRef } from "preact/hooks";
import {
  announce,
  ConfirmDialog,
  Group,
  Icon,
  ProblemBox,
  Progress,
  startDownload,
  useAction,
} from "../../kit";
import { areaPath } from "../../address";
import { makeReport, tellImport } from "./api";
import { CancelButton } from "./CancelButton";
import { failureText, figure, fileSize, say } from "./words";

/** After so long without progress, resuming is offered. */
const STALLED_MS = 45_000;

interface StageProps {
  one: Import;
  onChange: (next: Import) => void;
}

/** The progress of comparing or importing, which continues in the background. */
export function Working({ one, onChange }: StageProps) {
  const running = one.state === "running";
  const words = running ? say().running : say().comparing;
  const { done, total } = one.progress;
  const says = running
    ? fill(words.says, { done: figure(done), total: figure(total) })
    : fill(words.says, { done: fileSize(done), total: fileSize(total) });
  return (
    <Group title={words.title} explanation={words.text}>
      <Progress label={words.title} value={done} max={total} says={says} />
      <div class="import-bar">
        <Stalled key={`${one.state}${done}`} one={one} onChange={onChange} />
        <CancelButton one={one} onChange={onChange} />
      </div>
    </Group>
  );
}

/** Offers to resume an import without progress. */
function Stalled({ one, onChange }: StageProps) {
  const stalled = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => (stalled.value = true), STALLED_MS);
    return () => clearTimeout(timer);
  }, [stalled]);
  return stalled.value ? (
    <>
      <p class="soft">{say().stalled}</p>
      <Resume one={one} onChange={onChange} />
    </>
  ) : (
    <p />
  );
}

function Resume({ one, onChange }: StageProps) {
  const action = useAction();
  const resume = async () => {
    const next = await action.run(() => tellImport(one.id, "resume"));
    if (next !== null) {
      announce(say().resumed);
      onChange(next);
    }
  };
  return (
    <>
      <button
        type="button"
        class="button primary"
        aria-disabled={action.busy.value || undefined}
        onClick={() => void resume()}
      >
        {say().resume}
      </button>
      {action.problem.value && <ProblemBox problem={action.problem.value} sentences={say().errors} />}
    </>
  );
}

const outcomes = ["new", "changed", "unchanged", "wrong"] as const;

function Tally({ one, words }: { one: Import; words: Readonly<Record<(typeof outcomes)[number], Plural>> }) {
  return (
    <ul class="import-tally" role="list">
      {outcomes
        .filter((name) => one.counts[name] > 0)
        .map((name) => (
          <li key={name} class={name}>
            {plural(words[name], one.counts[name])}
          </li>
        ))}
    </ul>
  );
}

/** The summary of the changes, and the button that runs the import. */
export function Confirm({ one, onChange, onMap }: StageProps & { onMap: () => void }) {
  const asking = useSignal(false);
  const action = useAction();
  const words = say();
  const nothing = one.counts.new + one.counts.changed === 0;
  const run = async () => {
    const next = await action.run(() => tellImport(one.id, "run"));
    if (next !== null) {
      asking.value = false;
      onChange(next);
    }
  };
  return (
    <Group title={words.states.compared}>
      <Tally one={one} words={words.run} />
      {nothing && <p class="notice">{words.run.nothing}</p>}
      <div class="import-bar">
        <Report one={one} />
        <button type="button" class="button" onClick={onMap}>
          {words.again}
        </button>
        <CancelButton one={one} onChange={onChange} />
        {!nothing && (
          <button type="button" class="button primary" onClick={() => (asking.value = true)}>
            {words.run.button}
          </button>
        )}
      </div>
      {asking.value && (
        <ConfirmDialog
          id="run-import"
          title={fill(words.run.title, { file: one.filename })}
          confirm={words.run.button}
          busy={action.busy.value}
          problem={action.problem.value}
          sentences={words.errors}
          onConfirm={() => void run()}
          onClose={() => (asking.value = false)}
        >
          <Tally one={one} words={words.run} />
          <p>{words.run.undo}</p>
        </ConfirmDialog>
      )}
    </Group>
  );
}

/** The result of an import. */
export function Done({ one }: { one: Import }) {
  const words = say();
  const heading = useRef<HTMLDivElement>(null);
  return (
    <div ref={heading} role="status">
      <Group title={words.done.title}>
        <Tally one={one} words={words.done} />
        <div class="import-bar">
          <Report one={one} />
          <a class="button" href={areaPath("imports")}>
            {words.another}
          </a>
        </div>
      </Group>
    </div>
  );
}

/** A cancelled or failed import. */
export function Stopped({ one, onChange }: StageProps) {
  const words = say();
  const cancelled = one.state === "cancelled";
  return (
    <Group title={cancelled ? words.states.cancelled : words.failed.title}>
      <p class={cancelled ? "notice" : "notice bad"}>
        {cancelled ? words.failed.cancelled : failureText(one.failure ?? "")}{" "}
        {one.can_resume && words.failed.stopped}
      </p>
      <div class="import-bar">
        <Report one={one} />
        {one.can_resume && <Resume one={one} onChange={onChange} />}
        {one.can_resume && <CancelButton one={one} onChange={onChange} />}
        <a class="button" href={areaPath("imports")}>
          {words.another}
        </a>
      </div>
    </Group>
  );
}

/** The download of the rejected rows. */
function Report({ one }: { one: Import }) {
  const action = useAction();
  const words = say();
  if (one.counts.wrong === 0) {
    return <p />;
  }
  const download = async () => {
    const made = await action.run(() => makeReport(one.id));
    if (made !== null) {
      startDownload(made.url);
      announce(fill(words.report_ready, { name: made.filename }));
    }
  };
  return (
    <div class="import-report">
      <button
        type="button"
        class="button"
        aria-disabled={action.busy.value || undefined}
        aria-describedby="report-text"
        onClick={() => void download()}
      >
        <Icon name="download" />
        {action.busy.value ? words.report_busy : words.report}
      </button>
      <p class="soft" id="report-text">
        {words.report_text}
      </p>
      {action.problem.value && <ProblemBox problem={action.problem.value} sentences={words.errors} />}
    </div>
  );
}
