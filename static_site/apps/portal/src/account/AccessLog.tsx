import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import type { AccessLogEntry } from "@ventanilla/api/types";
import { fill, moment, pages } from "@ventanilla/i18n";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { EmptyState, Skeleton } from "@ventanilla/ui/states";
import { useCallback, useEffect } from "preact/hooks";
import { config, path } from "../portal";
import { api } from "../session";
import { PageHead } from "./PageHead";

/** Who of the business saw or changed the customer's data, newest first. */
export function AccessLog() {
  const items = useSignal<readonly AccessLogEntry[] | null>(null);
  const next = useSignal<string | null>(null);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const { log: say, more } = pages();

  const fetchPage = useCallback(
    async (cursor: string | null) => {
      if (busy.peek()) {
        return;
      }
      busy.value = true;
      problem.value = null;
      const result = await api.accessLog(cursor);
      busy.value = false;
      if (result.ok) {
        const before = cursor === null ? [] : (items.peek() ?? []);
        items.value = [...before, ...result.value.items];
        next.value = result.value.next;
      } else {
        problem.value = result.problem;
      }
    },
    [items, next, busy, problem],
  );
  useEffect(() => void fetchPage(null), [fetchPage]);

  return (
    <>
      <a class="back" href={path("mas")}>
        {more.title}
      </a>
      <PageHead title={say.title} />
      <section class="card">
        <p class="soft">{fill(say.text, { name: config.name })}</p>
        {items.value === null && problem.value === null && <Skeleton kind="row" count={4} />}
        {items.value?.length === 0 && (
          <EmptyState drawing="empty" title={say.none}>
            {fill(say.none_more, { name: config.name })}
          </EmptyState>
        )}
        <ul class="list">
          {items.value?.map((entry) => (
            <li key={entry.at + entry.act} class="row">
              <Entry entry={entry} />
            </li>
          ))}
        </ul>
        {problem.value && (
          <ProblemNotice problem={problem.value} onRetry={() => void fetchPage(next.value)} />
        )}
        {next.value !== null && (
          <button
            type="button"
            class="button wide"
            aria-disabled={busy.value || undefined}
            onClick={() => void fetchPage(next.value)}
          >
            {say.more}
          </button>
        )}
      </section>
    </>
  );
}

function Entry({ entry: { at, act, staff_name } }: { entry: AccessLogEntry }) {
  const acts = pages().log.acts as Readonly<Partial<Record<string, string>>>;
  return (
    <>
      <span class="row-main">
        <strong>{acts[act] ?? act}</strong>
        <span class="soft">{staff_name}</span>
      </span>
      <time class="row-end soft" dateTime={at}>
        {moment(at)}
      </time>
    </>
  );
}
