import "@ventanilla/ui/more-icons";
import "@ventanilla/ui/styles/tickets.css";
import { useSignal, useSignalEffect } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import type { Notice, Session } from "@ventanilla/api/types";
import { date, fill, type Money, moment, money } from "@ventanilla/i18n";
import { Icon } from "@ventanilla/ui/icons";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { EmptyState, Skeleton } from "@ventanilla/ui/states";
import { useCallback, useEffect, useRef } from "preact/hooks";
import { config, path } from "../../portal";
import { api } from "../../session";
import { askNews, news } from "../news";
import { PageHead } from "../PageHead";
import { say } from "./words";

const { http, signedIn, at, header } = api;

const listNotices = (cursor: string | null) =>
  signedIn((signal) =>
    http.GET("/portal/{tenant}/notices", {
      params: { path: at, query: cursor === null ? {} : { cursor } },
      signal,
    }),
  );

const markRead = (up_to: string) =>
  signedIn((signal) =>
    http.POST("/portal/{tenant}/notices/read", { params: { path: at, header }, body: { up_to }, signal }),
  );

/** What the customer was told, newest first; each leads to the very thing. */
export function NoticesPage({ session }: { session: Session | null }) {
  const items = useSignal<readonly Notice[] | null>(null);
  const next = useSignal<string | null>(null);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const words = say();
  const viewed = Boolean(session?.viewed_by);

  const fetchPage = useCallback(
    async (cursor: string | null) => {
      busy.value = true;
      problem.value = null;
      const result = await listNotices(cursor);
      busy.value = false;
      if (result.ok) {
        items.value = cursor === null ? result.value.items : [...(items.peek() ?? []), ...result.value.items];
        next.value = result.value.next;
      } else {
        problem.value = result.problem;
      }
    },
    [items, next, busy, problem],
  );
  useEffect(() => void fetchPage(null), [fetchPage]);
  const heard = useRef(news.peek().latest);
  useSignalEffect(() => {
    const { latest } = news.value;
    if (latest !== heard.current) {
      heard.current = latest;
      void fetchPage(null);
    }
  });

  const read = async (up_to: Notice) => {
    const result = await markRead(up_to.notice_id);
    if (result.ok) {
      items.value = (items.peek() ?? []).map((one) =>
        one.notice_id <= up_to.notice_id ? { ...one, read: true } : one,
      );
      await askNews();
    } else {
      problem.value = result.problem;
    }
  };
  const newest = items.value?.[0];
  const unread = items.value?.some((one) => !one.read) === true;
  return (
    <>
      <div class="page-head">
        <PageHead title={words.title} />
        {unread && newest !== undefined && !viewed && (
          <button type="button" class="button" onClick={() => void read(newest)}>
            <Icon name="check" />
            {words.mark}
          </button>
        )}
        <a class="button quiet" href={path("avisos/preferencias")}>
          {words.preferences.link}
        </a>
      </div>
      <section class="card" aria-busy={busy.value} aria-label={words.title}>
        {items.value === null && problem.value === null && <Skeleton kind="row" count={4} />}
        {items.value?.length === 0 && (
          <EmptyState drawing="empty" title={words.empty}>
            {words.empty_more}
          </EmptyState>
        )}
        <ul class="list">
          {items.value?.map((one) => (
            <li key={one.notice_id}>
              <a
                class="row"
                href={`/${config.slug}/${one.path}`}
                onClick={() => {
                  if (!one.read && !viewed) {
                    void read(one);
                  }
                }}
              >
                <span class="row-main">
                  {one.read ? <span>{sentence(one)}</span> : <strong>{sentence(one)}</strong>}
                  <span class="soft">{moment(one.happened_at)}</span>
                </span>
                {!one.read && <span class="badge new">{words.new}</span>}
                <Icon name="chevron" />
              </a>
            </li>
          ))}
        </ul>
        {problem.value && (
          <ProblemNotice problem={problem.value} onRetry={() => void fetchPage(next.peek())} />
        )}
        {next.value !== null && (
          <button
            type="button"
            class="button wide"
            aria-disabled={busy.value || undefined}
            onClick={() => void fetchPage(next.peek())}
          >
            {words.more}
          </button>
        )}
      </section>
    </>
  );
}

const isMoney = (value: unknown): value is Money =>
  typeof value === "object" && value !== null && "amount" in value && "currency" in value;

/** What a notice says, in the reader's language. */
function sentence({ kind, facts }: Notice): string {
  const sentences = say().say;
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(facts)) {
    values[name] = isMoney(value)
      ? money(value)
      : name === "due_on" || name === "day"
        ? date(String(value), "short", true)
        : String(value);
  }
  if (kind === "contract_sent" && facts["state"] === "withdrawn") {
    return fill(sentences.contract_withdrawn, values);
  }
  const several = kind === "invoice_new" && Number(facts["count"] ?? 1) > 1;
  return fill(sentences[several ? "invoices_new" : kind], values);
}
