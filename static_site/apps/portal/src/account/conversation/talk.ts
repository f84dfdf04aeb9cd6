import { useSignal, useSignalEffect } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import type { Message } from "@ventanilla/api/types";
import { mergeMessages } from "@ventanilla/ui/conversation";
import { useCallback, useEffect, useRef } from "preact/hooks";
import { askNews, news } from "../news";
import { listMessages, markSeen } from "./calls";

/** While the conversation is on screen, news are asked for more often than elsewhere. */
const EVERY_MS = 6000;

export interface Talk {
  /** Oldest first; null until the first page is here. */
  readonly items: readonly Message[] | null;
  /** Where earlier ones begin; null when there are none. */
  readonly next: string | null;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly refresh: () => void;
  readonly older: () => void;
  readonly arrived: (message: Message) => void;
  /** What the last message of the customer's says of itself; null of all others. */
  readonly standing: (message: Message) => "sent" | "seen" | null;
}

/** The conversation: fetched, kept fresh, and marked as read while it is looked at. */
export function useTalk(marks: boolean): Talk {
  const items = useSignal<readonly Message[] | null>(null);
  const next = useSignal<string | null>(null);
  const otherSeen = useSignal("");
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const seen = useRef("");

  const see = useCallback(async () => {
    const last = items.peek()?.findLast(({ author }) => author === "staff")?.message_id ?? "";
    if (!marks || last <= seen.current || document.visibilityState !== "visible") {
      return;
    }
    const before = seen.current;
    seen.current = last;
    const result = await markSeen(last);
    if (result.ok) {
      void askNews();
    } else {
      seen.current = before;
    }
  }, [items, marks]);

  const fetchPage = useCallback(
    async (cursor: string | null) => {
      if (cursor !== null && busy.peek()) {
        return;
      }
      busy.value = true;
      const result = await listMessages(cursor);
      busy.value = false;
      if (!result.ok) {
        problem.value = result.problem;
        return;
      }
      problem.value = null;
      const known = items.peek();
      items.value = mergeMessages(known ?? [], result.value.items);
      if (cursor !== null || known === null) {
        next.value = result.value.next;
      }
      otherSeen.value = result.value.other_seen_id;
      void see();
    },
    [items, next, otherSeen, busy, problem, see],
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
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && navigator.onLine) {
        void askNews();
      }
    }, EVERY_MS);
    const back = () => void see();
    document.addEventListener("visibilitychange", back);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", back);
    };
  }, [see]);

  const mine = items.value?.findLast(({ author }) => author === "customer")?.message_id;
  return {
    items: items.value,
    next: next.value,
    busy: busy.value,
    problem: problem.value,
    refresh: () => void fetchPage(null),
    older: () => {
      if (next.peek() !== null) {
        void fetchPage(next.peek());
      }
    },
    arrived: (message) => {
      items.value = mergeMessages(items.peek() ?? [], [message]);
    },
    standing: ({ message_id }) =>
      message_id !== mine ? null : message_id <= otherSeen.value ? "seen" : "sent",
  };
}
