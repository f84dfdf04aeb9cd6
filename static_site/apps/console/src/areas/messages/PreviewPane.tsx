import { useSignal } from "@preact/signals";
import { fill, plural } from "@ventanilla/i18n";
import { useRef } from "preact/hooks";
import { ProblemBox } from "../../kit";
import { MailFrame } from "./MailFrame";
import type { LivePreview } from "./preview";
import { smsSize } from "./sms";
import type { Parts } from "./types";
import { say } from "./words";

const all = ["mail", "text", "sms"] as const;
type Tab = (typeof all)[number];

interface PaneProps {
  preview: LivePreview;
  hasSms: boolean;
}

/** The message as it would arrive by each channel. */
export function PreviewPane({ preview, hasSms }: PaneProps) {
  const tab = useSignal<Tab>("mail");
  const { shown, found, problem, busy } = preview;
  const words = say().preview;
  const tabs = hasSms ? all : all.slice(0, 2);
  const stale = found.value !== null && found.value.rendered === null;
  return (
    <div class="message-preview">
      <Tabs tabs={tabs} value={tab.value} onChange={(value) => (tab.value = value)} />
      <div
        id="preview"
        role="tabpanel"
        aria-labelledby={`tab-${tab.value}`}
        class={stale ? "preview-panel stale" : "preview-panel"}
        aria-busy={busy.value || undefined}
      >
        {stale && <p class="locked">{words.stale}</p>}
        {shown.value !== null && <Form tab={tab.value} rendered={shown.value} />}
      </div>
      {problem.value && <ProblemBox problem={problem.value} sentences={say().errors} />}
    </div>
  );
}

interface TabsProps {
  tabs: readonly Tab[];
  value: Tab;
  onChange: (tab: Tab) => void;
}

function Tabs({ tabs, value, onChange }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const words = say().preview;
  const move = (step: number) => {
    const next = tabs[(tabs.indexOf(value) + step + tabs.length) % tabs.length];
    if (next !== undefined) {
      onChange(next);
      list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
    }
  };
  return (
    <div ref={list} class="tabs" role="tablist" aria-label={words.title}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`tab-${tab}`}
          class="tab"
          aria-selected={tab === value}
          aria-controls="preview"
          tabIndex={tab === value ? 0 : -1}
          onClick={() => onChange(tab)}
          onKeyDown={(event) => {
            if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
              event.preventDefault();
              move(event.key === "ArrowRight" ? 1 : -1);
            }
          }}
        >
          {words.tabs[tab]}
        </button>
      ))}
    </div>
  );
}

function Form({ tab, rendered }: { tab: Tab; rendered: Parts }) {
  const words = say().preview;
  if (tab === "sms") {
    return (
      <>
        <p class="sms-bubble">{rendered.sms}</p>
        <SmsLength text={rendered.sms} />
      </>
    );
  }
  return (
    <>
      <p class="mail-subject">
        <span class="soft">{words.subject}</span> <strong>{rendered.subject}</strong>
      </p>
      {tab === "mail" ? <MailFrame html={rendered.html} /> : <pre class="mail-text">{rendered.text}</pre>}
    </>
  );
}

/** The length of the SMS, how many it is billed as, and the characters that make it longer. */
function SmsLength({ text }: { text: string }) {
  const words = say().preview;
  const { letters, segments, costly } = smsSize(text);
  return (
    <p class="soft">
      {fill(words.sms_length, {
        letters: plural(words.letters, letters),
        segments: plural(words.sms, segments),
      })}{" "}
      {costly !== "" && fill(words.costly, { letters: Array.from(costly).join(" ") })}
    </p>
  );
}
