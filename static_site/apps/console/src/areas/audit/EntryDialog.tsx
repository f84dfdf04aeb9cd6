import type { AuditEntry } from "@ventanilla/api/console-types";
import { Dialog, moment } from "../../kit";
import { actName, targetHref, targetName } from "./names";
import { shell } from "../../words";
import { say } from "./words";

interface EntryDialogProps {
  entry: AuditEntry;
  onNarrow: (changes: { actor?: string; target?: string; act?: string }) => void;
  onClose: () => void;
}

/** All data of one entry of the log. */
export function EntryDialog({ entry, onNarrow, onClose }: EntryDialogProps) {
  const words = say();
  const href = targetHref(entry.target);
  const details = Object.entries(entry.details);
  return (
    <Dialog
      id="entry"
      title={actName(entry.act)}
      onClose={onClose}
      actions={
        <>
          <button type="button" class="button" onClick={() => onNarrow({ actor: entry.staff.id })}>
            {words.only_person}
          </button>
          {href !== null && (
            <a class="button" href={href}>
              {words.open_target}
            </a>
          )}
          {entry.target !== "" && (
            <button type="button" class="button" onClick={() => onNarrow({ target: entry.target })}>
              {words.only_target}
            </button>
          )}
        </>
      }
    >
      <dl class="facts">
        <Fact name={words.at} value={moment(entry.at)} />
        <Fact name={words.who} value={entry.staff.name} />
        <Fact name={words.target} value={targetName(entry.target)} />
        <Fact name={words.number} value={String(entry.number)} />
        <Fact name={words.ip} value={entry.ip} />
        <Fact name={words.code} value={entry.act} />
      </dl>
      {details.length > 0 && (
        <section class="stacked" aria-labelledby="entry-details">
          <h3 id="entry-details">{words.details}</h3>
          <dl class="facts">
            {details.map(([name, value]) => (
              <Fact key={name} name={detailName(name)} value={detail(value)} />
            ))}
          </dl>
        </section>
      )}
    </Dialog>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return value === "" ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function detailName(name: string): string {
  return (say().detail_names as Readonly<Partial<Record<string, string>>>)[name] ?? name;
}

/** Translates codes of the API, such as roles and permissions (several are separated by spaces). */
function inWords(value: string): string {
  const known = { ...say().values, ...shell().roles } as Readonly<Partial<Record<string, string>>>;
  const words = value.split(" ").map((word) => known[word]);
  return words.every((word) => word !== undefined) ? words.join(", ") : value;
}

/** A detail as text; a change is `[before, after]`. */
function detail(value: unknown): string {
  if (Array.isArray(value)) {
    const parts = value.map((one) => detail(one) || "—");
    return parts.length === 2 ? parts.join(" → ") : parts.join(", ");
  }
  if (typeof value === "boolean") {
    return value ? say().yes : say().no;
  }
  if (value === null || value === undefined) {
    return "";
  }
  return typeof value === "string" ? inWords(value) : JSON.stringify(value);
}
