import { useEffect, useRef } from "preact/hooks";

/** Calls back at intervals while the page is visible, and at once when it becomes visible again. */
export function usePoll(seconds: number, act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible" && navigator.onLine) {
        latest.current();
      }
    };
    const timer = setInterval(look, seconds * 1000);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [seconds]);
}
