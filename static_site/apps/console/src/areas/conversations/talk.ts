import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import type { TalkMessage, TalkPage } from "@ventanilla/api/talk-types";
import { merged } from "@ventanilla/ui/talk";
import { useCallback, useEffect, useRef } from "preact/hooks";
import { usePoll } from "../../kit";
import { can } from "../../session";
import { markSeen, readTalk } from "./calls";

const POLL_SECONDS = 6;

export interface Conversation {
  /** What is known of it, as it was answered last; null until the first page is here. */
  readonly head: TalkPage | null;
  /** Oldest first. */
  readonly items: readonly TalkMessage[];
  /** Where earlier ones begin; null when there are none. */
  readonly next: string | null;
  /** The newest message that is on screen. */
  readonly last: string;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly refresh: () => void;
  readonly older: () => void;
  readonly take: (message: TalkMessage) => void;
}

/** A conversation: fetched, kept fresh, and marked as read while it is looked at. */
export function useConversation(customer: string, party: string): Conversation {
  const head = useSignal<TalkPage | null>(null);
  const items = useSignal<readonly TalkMessage[]>([]);
  const next = useSignal<string | null>(null);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const seen = useRef("");

  const see = useCallback(async () => {
    const last = items.peek().findLast(({ author }) => author === "customer")?.message_id ?? "";
    if (!can("tickets") || last <= seen.current || document.visibilityState !== "visible") {
      return;
    }
    const before = seen.current;
    seen.current = last;
    if (!(await markSeen(customer, party, last)).ok) {
      seen.current = before;
    }
  }, [items, customer, party]);

  const fetchPage = useCallback(
    async (cursor: string | null) => {
      if (busy.peek()) {
        return;
      }
      busy.value = true;
      const result = await readTalk(customer, party, cursor);
      busy.value = false;
      if (!result.ok) {
        problem.value = result.problem;
        return;
      }
      problem.value = null;
      if (cursor !== null || head.peek() === null) {
        next.value = result.value.next;
      }
      items.value = merged(items.peek(), result.value.items);
      head.value = result.value;
      void see();
    },
    [head, items, next, busy, problem, see, customer, party],
  );
  useEffect(() => void fetchPage(null), [fetchPage]);
  usePoll(POLL_SECONDS, () => void fetchPage(null));

  return {
    head: head.value,
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
    take: (message) => {
      items.value = merged(items.peek(), [message]);
    },
  };
}
