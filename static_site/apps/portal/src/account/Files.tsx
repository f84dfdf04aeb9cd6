import { fill, pages, words } from "@ventanilla/i18n";
import { Icon } from "@ventanilla/ui/icons";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { useEffect, useLayoutEffect, useMemo } from "preact/hooks";
import { type Job, job, trays } from "./files";

/** What has become of the file that was asked for: at the foot of the page, over the selection, or in a dialog. */
export function FileTray({ within = "page" }: { within?: "page" | "bar" | "dialog" }) {
  const current = job.value;
  const mine = useMemo(() => Symbol(within), [within]);

  useLayoutEffect(() => {
    trays.value = [...trays.value, mine];
    return () => {
      trays.value = trays.value.filter((one) => one !== mine);
    };
  }, [mine]);

  useEffect(() => {
    if (current?.at !== "ready") {
      return;
    }
    // A link that no longer works is worse than none.
    const left = Math.max(0, Date.parse(current.link.expires_at) - Date.now());
    const timer = setTimeout(() => {
      job.value = null;
    }, left);
    return () => clearTimeout(timer);
  }, [current]);

  return (
    <div class={`tray in-${within}`} aria-live="polite">
      {current !== null && trays.value.at(-1) === mine && <TrayCard current={current} />}
    </div>
  );
}

function TrayCard({ current }: { current: Job }) {
  const { files } = pages();
  return (
    <div class="tray-card">
      {current.at === "preparing" && <p>{fill(files.preparing, { name: files.names[current.kind] })}</p>}
      {current.at === "ready" && (
        <>
          <p>{fill(files.ready, { name: files.names[current.kind] })}</p>
          <a class="button" href={current.link.url} target="_blank" rel="noopener noreferrer">
            {files.open}
          </a>
        </>
      )}
      {current.at === "failed" && <ProblemNotice problem={current.problem} onRetry={current.retry} />}
      {current.at !== "preparing" && (
        <button
          type="button"
          class="button quiet icon-only"
          aria-label={words.value.actions.close}
          onClick={() => {
            job.value = null;
          }}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
