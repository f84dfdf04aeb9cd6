import { useSignal } from "@preact/signals";
import type { AuditEntry } from "@ventanilla/api/console-types";
import { fill, quantity } from "@ventanilla/i18n";
import { useEffect } from "preact/hooks";
import {
  announce,
  type Column,
  EmptyState,
  Icon,
  moment,
  Page,
  PagedTable,
  ProblemBox,
  startDownload,
  useAction,
  usePages,
  useUrlState,
} from "../../kit";
import { type AuditFilter, makeAuditFile, readAudit } from "./api";
import { EntryDialog } from "./EntryDialog";
import { Filters } from "./Filters";
import { actName, loadPeople, targetName } from "./names";
import { say } from "./words";

const nothing = { actor: "", act: "", target: "", since: "", until: "" };

/** The audit log, with filters by person, kind, target and days, and a CSV download. */
export default function AuditArea() {
  const [filter, change] = useUrlState(nothing);
  const wanted = Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== ""),
  ) as AuditFilter;
  const pages = usePages(JSON.stringify(wanted), (cursor) => readAudit(wanted, cursor));
  const open = useSignal<AuditEntry | null>(null);
  const file = useAction();
  /** The number of entries in the last file if it was cut off, else 0. */
  const cut = useSignal(0);
  useEffect(() => {
    void loadPeople();
  }, []);

  const download = async () => {
    const made = await file.run(() => makeAuditFile(wanted));
    if (made !== null) {
      startDownload(made.url);
      announce(fill(say().file_ready, { name: made.filename }));
      cut.value = made.is_whole ? 0 : made.entries;
    }
  };
  return (
    <Page
      title={say().title}
      lead={say().lead}
      actions={
        <button
          type="button"
          class="button"
          aria-disabled={file.busy.value || undefined}
          onClick={() => void download()}
        >
          <Icon name="download" />
          {file.busy.value ? say().file_busy : say().file}
        </button>
      }
    >
      {cut.value > 0 && (
        <p class="notice" role="status">
          {fill(say().cut, { count: quantity(String(cut.value)) })}
        </p>
      )}
      {file.problem.value && <ProblemBox problem={file.problem.value} onRetry={() => void download()} />}
      <Filters
        filter={filter}
        entries={pages.items.value ?? []}
        onChange={change}
        onClear={() => change(nothing)}
      />
      <PagedTable
        caption={say().title}
        columns={columns()}
        pages={pages}
        rowKey={({ number }) => String(number)}
        rowName={(entry) => actName(entry.act)}
        onOpen={(entry) => (open.value = entry)}
        empty={<Empty narrowed={Object.keys(wanted).length > 0} onClear={() => change(nothing)} />}
      />
      {open.value && (
        <EntryDialog
          entry={open.value}
          onNarrow={(changes) => {
            open.value = null;
            change(changes);
          }}
          onClose={() => (open.value = null)}
        />
      )}
    </Page>
  );
}

function Empty({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const words = say();
  return narrowed ? (
    <EmptyState
      drawing="nothing"
      title={words.none}
      action={
        <button type="button" class="button" onClick={onClear}>
          {words.clear}
        </button>
      }
    >
      {words.none_more}
    </EmptyState>
  ) : (
    <EmptyState drawing="empty" title={words.empty}>
      {words.empty_more}
    </EmptyState>
  );
}

function columns(): Column<AuditEntry>[] {
  const words = say();
  return [
    { key: "act", label: words.what, phone: "title", cell: ({ act }) => actName(act) },
    { key: "target", label: words.target, cell: ({ target }) => targetName(target) },
    { key: "who", label: words.who, cell: ({ staff }) => staff.name },
    {
      key: "at",
      label: words.at,
      phone: "plain",
      cell: ({ at }) => <time dateTime={at}>{moment(at)}</time>,
    },
  ];
}
