import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import type { ConversationMessage, ThreadDetail } from "@ventanilla/api/conversation-types";
import { mergeMessages } from "@ventanilla/ui/conversation";
import { useCallback, useEffect, useRef } from "preact/hooks";
import { usePoll } from "../../kit";
import { can } from "../../session";
import { markSeen, readThread } from "./api";

const POLL_SECONDS = 6;

/** A thread with a contact of a customer, or with all of them. */
export interface Thread {
  /** The latest answer of the API; null until the first page is loaded. */
  readonly detail: ThreadDetail | null;
  /** Oldest first. */
  readonly items: readonly ConversationMessage[];
  /** The cursor of earlier messages; null when there are none. */
  readonly next: string | null;
  /** The id of the newest message shown. */
  readonly last: string;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly refresh: () => void;
  readonly older: () => void;
  readonly add: (message: ConversationMessage) => void;
}

/** Loads a thread, keeps it up to date, and marks it as read while it is visible. */
export function useThread(customer: string, thread: string): Thread {
  const detail = useSignal<ThreadDetail | null>(null);
  const items = useSignal<readonly ConversationMessage[]>([]);
  const next = useSignal<string | null>(null);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const seen = useRef("");

  const markVisibleAsSeen = useCallback(async () => {
    const last = items.peek().findLast(({ author }) => author === "customer")?.message_id ?? "";
    if (!can("tickets") || last <= seen.current || document.visibilityState !== "visible") {
      return;
    }
    const before = seen.current;
    seen.current = last;
    if (!(await markSeen(customer, thread, last)).ok) {
      seen.current = before;
    }
  }, [items, customer, thread]);

  const fetchPage = useCallback(
    async (cursor: string | null) => {
      if (busy.peek()) {
        return;
      }
      busy.value = true;
      const result = await readThread(customer, thread, cursor);
      busy.value = false;
      if (!result.ok) {
        problem.value = result.problem;
        return;
      }
      problem.value = null;
      if (cursor !== null || detail.peek() === null) {
        next.value = result.value.next;
      }
      items.value = mergeMessages(items.peek(), result.value.items);
      detail.value = result.value;
      void markVisibleAsSeen();
    },
    [detail, items, next, busy, problem, markVisibleAsSeen, customer, thread],
  );
  useEffect(() => void fetchPage(null), [fetchPage]);
  usePoll(POLL_SECONDS, () => void fetchPage(null));

  return {
    detail: detail.value,
    items: items.value,
    next: next.value,
    last: items.value.at(-1)?.message_id ?? "",
    busy: busy.value,
    problem: problem.value,
    refresh: () => void fetchPage(null),
    older: () => {
      if (next.peek() !== null) {
        void fetchPage(next.peek());
      }
    },
    add: (message) => {
      items.value = mergeMessages(items.peek(), [message]);
    },
  };
}
