import type { Dashboard, InvoiceRow } from "@ventanilla/api/types";
import {
  account,
  date,
  daysUntil,
  fill,
  type Money,
  money,
  type Plural,
  plural,
  sign,
} from "@ventanilla/i18n";
import { Icon } from "@ventanilla/ui/icons";
import { useLoad } from "@ventanilla/ui/load";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { EmptyState, Skeleton } from "@ventanilla/ui/states";
import { config, path } from "../portal";
import { api } from "../session";
import { useQuery } from "./address";
import { StateBadge } from "./badges";
import { PageHead } from "./PageHead";

type CurrencyAccount = Dashboard["accounts"][number];

export const hasStatement = () => config.modules.includes("statement");

/** What do I owe, until when, and what else waits for me. */
export function Home() {
  const { value, problem, reload } = useLoad("dashboard", api.dashboard);
  const { nav, home } = account();
  const dashboard = value.value;
  return (
    <>
      <PageHead title={nav.home} hidden />
      {problem.value && <ProblemNotice problem={problem.value} onRetry={reload} />}
      {dashboard === null && problem.value === null && <HomeSkeleton />}
      {dashboard !== null && (
        <>
          <ContractsWaiting items={dashboard.pending} />
          <div class="totals">
            {dashboard.accounts.map((one) => (
              <Total key={one.currency} of={one} />
            ))}
            {dashboard.accounts.length === 0 && (
              <section class="card total">
                <h2>{home.total}</h2>
                <p class="hero">{money({ amount: "0", currency: config.currency })}</p>
                <p class="soft">{home.settled}</p>
              </section>
            )}
          </div>
          <Pending items={dashboard.pending} />
          <Recent accounts={dashboard.accounts} />
          {!hasStatement() && <StatementOff />}
        </>
      )}
    </>
  );
}

/** Says with a red border that something waits for the customer's signature; nothing where nothing does. */
function ContractsWaiting({ items }: { items: Dashboard["pending"] }) {
  const count = items.find(({ kind }) => kind === "contracts")?.count ?? 0;
  return count === 0 ? null : (
    <a class="notice waiting" href={path("contratos")}>
      <strong>{plural(account().home.contracts, count)}</strong>
    </a>
  );
}

function HomeSkeleton() {
  const { loading, home } = account();
  return (
    <div class="cards" role="status" aria-label={loading}>
      <section class="card total">
        <h2>{home.total}</h2>
        <Skeleton kind="figure" />
        <Skeleton kind="text" count={2} />
      </section>
      <section class="card">
        <h2>{home.recent}</h2>
        <Skeleton kind="row" count={4} />
      </section>
    </div>
  );
}

function dueWords(day: string): string {
  const { home } = account();
  const days = daysUntil(day);
  if (days === 0) {
    return home.due_today;
  }
  if (days === 1) {
    return home.due_tomorrow;
  }
  return fill(days < 0 ? home.due_past : home.due_on, { date: date(day, "long") });
}

/** The amount without its sign, for where words say which way it goes. */
function absolute({ amount, currency }: Money): Money {
  return { amount: amount.replace(/^-/, ""), currency };
}

function Total({ of }: { of: CurrencyAccount }) {
  const { home } = account();
  const { balance, overdue, next_due: next, open_count: open } = of;
  const credit = balance !== null && sign(balance.amount) < 0;
  const owesNothing = balance !== null && sign(balance.amount) <= 0;
  return (
    <section class="card total">
      <h2>{balance === null ? home.next_due : credit ? home.credit : home.total}</h2>
      {balance !== null && <p class="hero">{money(absolute(balance))}</p>}
      {balance === null && next !== null && <p class="hero">{money(next.amount)}</p>}
      {next !== null ? (
        <p class="due">
          <span>{dueWords(next.date)}</span>
          {balance !== null && <span class="figure">{money(next.amount)}</span>}
        </p>
      ) : (
        (owesNothing || open === 0) && <p class="soft">{home.settled}</p>
      )}
      {open > 0 && <p class="soft">{plural(home.open_count, open)}</p>}
      {overdue !== null && sign(overdue.amount) > 0 && (
        <p class="overdue">
          <Icon name="alert" />
          <span>{home.overdue}</span>
          <strong class="figure">{money(overdue)}</strong>
        </p>
      )}
    </section>
  );
}

function Pending({ items }: { items: Dashboard["pending"] }) {
  const { home } = account();
  // A kind that this page does not know yet is counted all the same.
  const kinds: Partial<Record<string, Plural>> = { overdue_invoices: home.pending_overdue };
  // Contracts stand above all, not among the rest.
  const shown = items.filter(({ kind, count }) => kind !== "contracts" && count > 0);
  if (shown.length === 0) {
    return null;
  }
  return (
    <section class="card">
      <h2>{home.pending}</h2>
      <ul class="list">
        {shown.map(({ kind, count }) => {
          const text = plural(kinds[kind] ?? home.pending_other, count);
          return (
            <li key={kind}>
              {hasStatement() ? (
                <a class="row" href={path("cuenta")}>
                  <span class="row-main">{text}</span>
                  <Icon name="chevron" />
                </a>
              ) : (
                <p class="row">{text}</p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Recent({ accounts }: { accounts: readonly CurrencyAccount[] }) {
  const { home } = account();
  const rows = accounts
    .flatMap(({ recent }) => recent)
    .sort((a, b) => b.issued_on.localeCompare(a.issued_on))
    .slice(0, 6);
  return (
    <section class="card">
      <header class="card-head">
        <h2>{home.recent}</h2>
        {hasStatement() && rows.length > 0 && <a href={path("cuenta")}>{home.see_statement}</a>}
      </header>
      {rows.length === 0 ? (
        <EmptyState drawing="empty" level="h3" title={home.recent_empty}>
          {home.recent_empty_more}
        </EmptyState>
      ) : (
        <ul class="list">
          {rows.map((row) => (
            <li key={row.id}>
              <InvoiceLink row={row} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function InvoiceLink({ row }: { row: InvoiceRow }) {
  const { invoice } = account();
  const [, change] = useQuery();
  return (
    <button type="button" class="row" onClick={() => change({ factura: row.id })}>
      <span class="visually-hidden">{invoice.see}</span>
      <span class="row-main">
        <strong>{row.number}</strong>
        {config.show_product && row.product && <span class="soft">{row.product}</span>}
        <span class="soft">
          {row.state === "paid" ? `${invoice.issued} ${date(row.issued_on)}` : dueWords(row.due_on)}
        </span>
      </span>
      <span class="row-end">
        <span class="figure">{money(row.total)}</span>
        <StateBadge state={row.state} />
      </span>
    </button>
  );
}

/** In the statement's place where the tenant does not offer it. */
export function StatementOff() {
  const { statement_off: off } = account();
  return (
    <section class="card">
      <EmptyState drawing="off" title={off.title}>
        {fill(off.text, { name: config.name })}
      </EmptyState>
    </section>
  );
}
