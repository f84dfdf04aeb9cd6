import { useSignal } from "@preact/signals";
import type { Version, VersionDetail } from "@ventanilla/api/portal-types";
import type { Problem } from "@ventanilla/api/problems";
import { fill } from "@ventanilla/i18n";
import { useLocation } from "preact-iso";
import { loadChecks } from "../../checks";
import {
  announce,
  type Column,
  ConfirmDialog,
  EmptyState,
  Group,
  moment,
  Page,
  PagedTable,
  ProblemBox,
  Skeleton,
  useLoad,
  usePages,
} from "../../kit";
import { areaPath } from "../../address";
import { can } from "../../session";
import { listVersions, readSettings, readVersion, restoreVersion } from "./api";
import { Value } from "./values";
import { nameOf, namesOf, say } from "./words";

/** The versions of the settings. */
export function VersionsPage() {
  const pages = usePages("versions", listVersions);
  const words = say().versions;
  return (
    <Page title={words.title} lead={words.lead} back={{ href: areaPath("portal"), label: words.back }}>
      <PagedTable
        caption={words.title}
        columns={columns()}
        pages={pages}
        rowKey={({ number }) => String(number)}
        rowName={({ number }) => `${words.number} ${number}`}
        href={({ number }) => areaPath("portal", "versions", String(number))}
        empty={
          <EmptyState drawing="empty" title={words.empty}>
            {words.empty_more}
          </EmptyState>
        }
      />
    </Page>
  );
}

/** A description of a version. */
function summary({ number, changed, restored_from }: Version): string {
  const words = say().versions;
  if (restored_from !== null) {
    return fill(words.restored, { version: String(restored_from) });
  }
  return number === 1 || changed.length === 0 ? words.first : namesOf(changed).join(", ");
}

function columns(): Column<Version>[] {
  const words = say().versions;
  return [
    { key: "number", label: words.number, phone: "title", cell: ({ number }) => `${words.number} ${number}` },
    { key: "when", label: words.when, phone: "end", cell: ({ saved_at }) => moment(saved_at) },
    { key: "who", label: words.who, cell: ({ saved_by }) => saved_by },
    { key: "what", label: words.what, cell: summary },
  ];
}

/** A version: its changes, and a button that restores it. */
export function VersionPage({ number }: { number: string }) {
  const detail = useLoad(`version ${number}`, () => readVersion(number));
  const words = say().versions;
  const found = detail.value.value;
  return (
    <Page
      title={`${words.number} ${number}`}
      lead={
        found && `${found.version.saved_by} · ${moment(found.version.saved_at)} · ${summary(found.version)}`
      }
      back={{ href: areaPath("portal", "versions"), label: words.back_to_list }}
      actions={can("portal_settings") && found && <Restore version={found.version} />}
    >
      {detail.problem.value && <ProblemBox problem={detail.problem.value} onRetry={detail.reload} />}
      {found === null && detail.problem.value === null && (
        <div class="card">
          <Skeleton kind="row" count={4} />
        </div>
      )}
      {found && <Changes of={found} />}
    </Page>
  );
}

function Changes({ of: { changes } }: { of: VersionDetail }) {
  const words = say().versions;
  return (
    <Group title={words.what}>
      {changes.length === 0 ? (
        <p class="soft">{words.no_changes}</p>
      ) : (
        <dl class="changes">
          {changes.map(({ field, before, after }) => (
            <div key={field}>
              <dt>{nameOf(field)}</dt>
              <dd>
                <span class="label">{words.before}</span>
                <Value of={before} path={field} />
              </dd>
              <dd>
                <span class="label">{words.after}</span>
                <Value of={after} path={field} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Group>
  );
}

function Restore({ version: { number } }: { version: Version }) {
  const asking = useSignal(false);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const { route } = useLocation();
  const words = say().versions;

  const restore = async () => {
    busy.value = true;
    problem.value = null;
    // Replaces the latest version; a save in between is a conflict.
    const current = await readSettings();
    const outcome = current.ok
      ? await restoreVersion(number, current.value.version)
      : { problem: current.problem };
    busy.value = false;
    if ("stored" in outcome) {
      asking.value = false;
      void loadChecks();
      const { publish_error, version } = outcome.stored;
      announce(
        publish_error === null
          ? fill(words.restored_done, { version: String(version) })
          : say().saved_not_published,
      );
      route(areaPath("portal", "versions"));
    } else if ("problem" in outcome) {
      problem.value = outcome.problem;
    } else {
      problem.value = {
        code: "settings_changed",
        status: 409,
        requestId: null,
        fields: [],
        triesLeft: null,
        retryAfter: null,
      };
    }
  };

  return (
    <>
      <button type="button" class="button" onClick={() => (asking.value = true)}>
        {words.restore}
      </button>
      {asking.value && (
        <ConfirmDialog
          id="restore"
          title={fill(words.restore_title, { version: String(number) })}
          confirm={words.restore}
          busy={busy.value}
          problem={problem.value}
          sentences={say().problems}
          onConfirm={() => void restore()}
          onClose={() => (asking.value = false)}
        >
          <p>{words.restore_text}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
