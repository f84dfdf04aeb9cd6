import { type Signal, signal, useSignal } from "@preact/signals";
import { AttachmentPicker, useAttachments } from "@ventanilla/ui/attachments";
import { useMemo, useRef } from "preact/hooks";
import { attachmentApiFor } from "../../attachments";
import { CannedPicker } from "../../canned";
import { announce, ProblemBox, useAct, useLeaveGuard, wrongFields } from "../../kit";
import { sendMessage } from "./calls";
import type { Conversation } from "./talk";
import { say } from "./words";

const drafts = new Map<string, Signal<string>>();

/** What is being written in a conversation and not sent yet; it outlives its page, not a reload. */
function draftOf(place: string): Signal<string> {
  const text = drafts.get(place) ?? signal("");
  drafts.set(place, text);
  return text;
}

interface Props {
  talk: Conversation;
  customer: string;
  party: string;
  /** Of whoever reads it. */
  name: string;
}

/** Writes to the customer. The same text sent again, because its answer was lost, is one message. */
export function Composer({ talk, customer, party, name }: Props) {
  const words = say();
  const text = draftOf(`${customer} ${party}`);
  const api = useMemo(() => attachmentApiFor(customer), [customer]);
  const files = useAttachments(api);
  const act = useAct();
  const empty = useSignal(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const sent = useRef({ content: "", client_id: "" });
  useLeaveGuard(files.chosen.value.length > 0);
  const wrong = empty.value ? words.nothing : wrongFields(act.problem.value, words.fields)["text"];

  const send = async () => {
    if (act.busy.value || files.holdsBack()) {
      return;
    }
    const attachment_ids = files.ids.value;
    empty.value = text.value.trim() === "" && attachment_ids.length === 0;
    if (empty.value) {
      return;
    }
    const content = JSON.stringify([text.value, attachment_ids]);
    if (sent.current.content !== content) {
      sent.current = { content, client_id: crypto.randomUUID() };
    }
    const { client_id } = sent.current;
    const message = await act.run(() =>
      sendMessage(customer, party, { text: text.value, client_id, attachment_ids, seen: talk.last }),
    );
    if (message !== null) {
      text.value = "";
      sent.current = { content: "", client_id: "" };
      files.clear();
      announce(words.done);
      talk.take(message);
      talk.refresh();
    }
  };

  return (
    <form
      class="talk-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label class="visually-hidden" for="message">
        {words.label}
      </label>
      <textarea
        class="input"
        id="message"
        ref={area}
        rows={3}
        dir="auto"
        placeholder={words.placeholder}
        value={text.value}
        readOnly={act.busy.value}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? "message-wrong" : undefined}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
          empty.value = false;
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void send();
          }
        }}
      />
      {wrong && (
        <p class="wrong" id="message-wrong" role="alert">
          {wrong}
        </p>
      )}
      <AttachmentPicker files={files} disabled={act.busy.value} />
      {act.problem.value && wrong === undefined && (
        <ProblemBox problem={act.problem.value} sentences={words.errors} onRetry={() => void send()} />
      )}
      <div class="talk-end">
        <CannedPicker
          customer={name}
          area={area}
          disabled={act.busy.value}
          onInsert={(value) => (text.value = value)}
        />
        {files.busy.value && <p class="soft">{words.files_busy}</p>}
        <button
          type="submit"
          class="button primary"
          aria-disabled={act.busy.value || files.busy.value || undefined}
        >
          {act.busy.value ? words.sending : words.send}
        </button>
      </div>
    </form>
  );
}
