import { signal } from "@preact/signals";
import type { News } from "@ventanilla/api/types";
import { useEffect } from "preact/hooks";
import { api } from "../session";

const { http, signedIn, at } = api;
const EVERY_MS = 20_000;
/** Whoever comes back to the page, from their mail perhaps, is told at once what is new; unless it was asked just now. */
const JUST_NOW_MS = 4_000;
/** After failures the next question waits longer, up to this many times as long. */
const MOST_PATIENCE = 9;

/** How much is new. Who shows something that may change watches `latest`. */
export const news = signal<News>({ unread: 0, messages_unread: 0, latest: "" });

let patience = 1;
let turn = 0;

/** Asks whether something is new. */
export async function askNews(): Promise<void> {
  const mine = ++turn;
  const result = await signedIn((signal) =>
    http.GET("/portal/{tenant}/notices/news", { params: { path: at }, signal }),
  );
  if (mine !== turn) {
    return; // somebody asked later, and knows better
  }
  patience = result.ok ? 1 : Math.min(MOST_PATIENCE, patience * 3);
  if (result.ok) {
    news.value = result.value;
  }
}

/** Asks now and then whether something is new, while the page is looked at. */
export function useNews(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = 0;
    const ask = async () => {
      if (document.visibilityState === "visible" && navigator.onLine) {
        asked = Date.now();
        await askNews();
      }
      timer = setTimeout(() => void ask(), EVERY_MS * patience);
    };
    const back = () => {
      if (document.visibilityState === "visible" && Date.now() - asked > JUST_NOW_MS) {
        clearTimeout(timer);
        void ask();
      }
    };
    // What is looked at first is fetched first.
    timer = setTimeout(() => void ask(), 1500);
    document.addEventListener("visibilitychange", back);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", back);
    };
  }, []);
}
