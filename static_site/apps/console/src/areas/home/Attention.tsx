import { useSignal } from "@preact/signals";
import type { Check } from "@ventanilla/api/console-types";
import { fill } from "@ventanilla/i18n";
import { useEffect } from "preact/hooks";
import { checks, checksProblem, loadChecks } from "../../checks";
import { Group, Icon, ProblemBox, Skeleton } from "../../kit";
import { areaPath } from "../../address";
import { findSettingHref } from "../../area";
import { say } from "./words";

/** The open issues, each with a link to where it is fixed. */
export function Attention() {
  const words = say().checks;
  const found = checks.value;
  return (
    <Group
      title={words.title}
      explanation={words.explanation}
      actions={
        <button type="button" class="button quiet" onClick={() => void loadChecks()}>
          <Icon name="refresh" />
          {words.again}
        </button>
      }
    >
      {checksProblem.value && <ProblemBox problem={checksProblem.value} onRetry={() => void loadChecks()} />}
      {found === null && checksProblem.value === null && <Skeleton kind="row" count={3} />}
      {found?.length === 0 && (
        <p class="all-well">
          <Icon name="check" />
          {words.none}
        </p>
      )}
      {found && found.length > 0 && (
        <ul class="list checks" role="list">
          {found.map((check) => (
            <li key={`${check.code} ${check.path}`}>
              <Finding check={check} />
            </li>
          ))}
        </ul>
      )}
    </Group>
  );
}

const text = (value: unknown) =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

/** The texts of an issue, filled with its values; `more` marks a count that is a lower bound. */
function sentence({ code, params }: Check): { title: string; next: string } {
  const words = say().checks;
  const sentences = words.codes as Readonly<Partial<Record<string, { title: string; next: string }>>>;
  const known = sentences[code] ?? { title: code, next: "" };
  const values = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, named(name, text(value))]),
  );
  if (params["more"] === true) {
    values["count"] = fill(words.more_than, { count: text(params["count"]) });
  }
  return { title: fill(known.title, values), next: fill(known.next, values) };
}

/** Translates a code of the API. */
function named(name: string, value: string): string {
  const lists = say().names as Readonly<Partial<Record<string, Readonly<Partial<Record<string, string>>>>>>;
  return lists[name]?.[value] ?? value;
}

function Finding({ check }: { check: Check }) {
  const { title, next } = sentence(check);
  const bad = check.severity === "error";
  const href = useHref(check);
  return (
    <div class="finding">
      <span class={bad ? "finding-mark bad" : "finding-mark careful"}>
        <Icon name="alert" />
        <span class="visually-hidden">{bad ? say().checks.error : say().checks.warning}</span>
      </span>
      <div>
        <strong>{title}</strong>
        {next !== "" && <p class="soft">{next}</p>}
      </div>
      {check.area !== "" && (
        <a class="button small" href={href} aria-label={`${say().checks.mend}: ${title}`}>
          {say().checks.mend}
        </a>
      )}
    </div>
  );
}

/** Where an issue is fixed: the list of affected customers, or the setting in its area. */
function useHref({ area, path }: Check): string {
  const byCustomers = area === "customers" && path !== "";
  const href = useSignal(byCustomers ? areaPath("home", "customers", path) : areaPath("home"));
  useEffect(() => {
    if (!byCustomers && area !== "") {
      void findSettingHref(area, path).then((found) => (href.value = found));
    }
  }, [byCustomers, area, path, href]);
  return href.value;
}
