import { useSignal } from "@preact/signals";
import type { Import } from "@ventanilla/api/imports-types";
import { fill } from "@ventanilla/i18n";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { EmptyState, moment, Page, ProblemBox, Skeleton, useLoad } from "../../kit";
import { areaPath } from "../../address";
import { readImport } from "./api";
import { Difference } from "./Difference";
import { MappingForm } from "./MappingForm";
import { Confirm, Done, Stopped, Working } from "./Stages";
import { State } from "./State";
import { fileSize, kindName, say } from "./words";

const POLL_MS = 1000;
/** The states in which the import progresses in the background. */
const atWork = (one: Import) => one.state === "comparing" || one.state === "running";

/** An import in its current stage. */
export function ImportPage({ id }: { id: string }) {
  const load = useLoad(id, () => readImport(id));
  /** The result of the latest action, until the next reload. */
  const told = useSignal<Import | null>(null);
  const mapping = useSignal(false);
  const fetched = load.value.value;
  useEffect(() => {
    told.value = null;
  }, [fetched, told]);
  const one = told.value ?? fetched;
  const busy = one !== null && atWork(one);
  useEffect(() => {
    if (!busy || load.busy.value) {
      return undefined;
    }
    const timer = setTimeout(load.reload, POLL_MS);
    return () => clearTimeout(timer);
  });
  const back = { href: areaPath("imports"), label: say().back };
  if (one === null) {
    const missing = load.problem.value?.status === 404;
    return (
      <Page title={say().title} back={back}>
        {load.problem.value && !missing && <ProblemBox problem={load.problem.value} onRetry={load.reload} />}
        <div class="card">{missing ? <NotThere /> : <Skeleton kind="row" count={5} />}</div>
      </Page>
    );
  }
  const change = (next: Import) => {
    told.value = next;
    mapping.value = false;
  };
  const shown = mapping.value && one.state === "compared" ? "mapping" : one.state;
  return (
    <Page
      title={one.filename}
      back={back}
      lead={
        <span class="inline">
          <State state={one.state} />
          {fill(say().by, {
            kind: kindName(one.kind),
            size: fileSize(one.size),
            name: one.staff_name,
            when: moment(one.created_at, "short"),
          })}
        </span>
      }
    >
      {load.problem.value && <ProblemBox problem={load.problem.value} onRetry={load.reload} />}
      <Stage shown={shown} one={one} onChange={change} onMap={() => (mapping.value = true)} />
    </Page>
  );
}

interface StageProps {
  shown: string;
  one: Import;
  onChange: (next: Import) => void;
  onMap: () => void;
}

function Stage({ shown, one, onChange, onMap }: StageProps): ComponentChildren {
  const key = JSON.stringify(one.layout);
  switch (shown) {
    case "uploaded":
    case "mapping":
      return <MappingForm key={key} one={one} onChange={onChange} />;
    case "comparing":
    case "running":
      return <Working one={one} onChange={onChange} />;
    case "compared":
      return (
        <>
          <Confirm one={one} onChange={onChange} onMap={onMap} />
          <Difference one={one} />
        </>
      );
    case "done":
      return (
        <>
          <Done one={one} />
          <Difference one={one} />
        </>
      );
    default:
      return (
        <>
          <Stopped one={one} onChange={onChange} />
          {one.counts.new + one.counts.changed + one.counts.unchanged + one.counts.wrong > 0 && (
            <Difference one={one} />
          )}
        </>
      );
  }
}

function NotThere() {
  return (
    <EmptyState drawing="nothing" title={say().not_there}>
      {say().not_there_more}
    </EmptyState>
  );
}
