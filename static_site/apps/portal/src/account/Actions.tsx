import { useSignal } from "@preact/signals";
import { type Problem } from "@ventanilla/api/problems";
import { account } from "@ventanilla/i18n";
import { Icon } from "@ventanilla/ui/icons";
import { ProblemNotice } from "@ventanilla/ui/problem";
import type { Action } from "../config";
import { config, path } from "../portal";
import { api } from "../session";
import { useQuery } from "./address";

const icons = {
  statement: "statement",
  last_invoice: "view",
  new_ticket: "ticket",
  message: "mail",
  sign: "edit",
  support: "mail",
  link: "chevron",
} as const;

/** Where the help stands on the page that has it. */
export const HELP = "ayuda";

/** Where the buttons lead that open a page of the portal's. */
const pages = {
  statement: "cuenta",
  new_ticket: "tickets?nuevo=1",
  message: "mensajes",
  sign: "contratos",
  support: `mas#${HELP}`,
} as const;

/** The buttons that the tenant chose, in its order. */
export function Actions() {
  const nothing = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const [, change] = useQuery();
  const { actions } = account();

  const openLastInvoice = async () => {
    if (busy.value) {
      return;
    }
    busy.value = true;
    nothing.value = false;
    const dashboard = await api.dashboard();
    busy.value = false;
    problem.value = dashboard.ok ? null : dashboard.problem;
    if (dashboard.ok) {
      const [newest] = dashboard.value.accounts
        .flatMap(({ recent }) => recent)
        .sort((a, b) => b.issued_on.localeCompare(a.issued_on));
      nothing.value = newest === undefined;
      if (newest !== undefined) {
        change({ factura: newest.id });
      }
    }
  };

  return (
    <>
      <ul class="action-list">
        {config.actions.map((action) => (
          <li key={`${action.kind} ${action.url}`}>
            {action.kind === "last_invoice" ? (
              <button
                type="button"
                class="button wide"
                aria-disabled={busy.value || undefined}
                onClick={() => void openLastInvoice()}
              >
                <Face of={action} />
              </button>
            ) : (
              <a
                class="button wide"
                {...(action.kind === "link"
                  ? { href: action.url, target: "_blank", rel: "noopener noreferrer" }
                  : { href: path() + pages[action.kind] })}
              >
                <Face of={action} />
              </a>
            )}
          </li>
        ))}
      </ul>
      <div role="status">{nothing.value && <p class="soft">{actions.no_invoice}</p>}</div>
      {problem.value && <ProblemNotice problem={problem.value} onRetry={() => void openLastInvoice()} />}
    </>
  );
}

function Face({ of: { kind, label } }: { of: Action }) {
  const { actions } = account();
  return (
    <>
      <Icon name={icons[kind]} />
      <span>{label || (kind === "link" ? "" : actions[kind])}</span>
      {kind === "link" && <span class="visually-hidden"> ({actions.new_tab})</span>}
    </>
  );
}
