import { type Signal, signal, useSignal } from "@preact/signals";
import { AttachmentPicker, useAttachments } from "@ventanilla/ui/attachments";
import { useMemo, useRef } from "preact/hooks";
import { attachmentApiFor } from "../../attachments";
import { CannedPicker } from "../../canned-answers";
import { announce, ProblemBox, useAction, useLeaveGuard, wrongFields } from "../../kit";
import { sendMessage } from "./api";
import type { Thread } from "./conversation";
import { say } from "./words";

const drafts = new Map<string, Signal<string>>();

/** The unsent text of a thread, kept until the page is reloaded. */
function draftOf(key: string): Signal<string> {
  const text = drafts.get(key) ?? signal("");
  drafts.set(key, text);
  return text;
}

interface Props {
  thread: Thread;
  customer: string;
  threadId: string;
  /** The name of the recipient. */
  name: string;
}

/** Writes to the customer. Retrying the same text makes one message. */
export function Composer({ thread, customer, threadId, name }: Props) {
  const words = say();
  const text = draftOf(`${customer} ${threadId}`);
  const api = useMemo(() => attachmentApiFor(customer), [customer]);
  const files = useAttachments(api);
  const action = useAction();
  const empty = useSignal(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const sent = useRef({ content: "", client_id: "" });
  useLeaveGuard(files.chosen.value.length > 0);
  const wrong = empty.value ? words.nothing : wrongFields(action.problem.value, words.fields)["text"];

  const send = async () => {
    if (action.busy.value || files.holdsBack()) {
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
    const message = await action.run(() =>
      sendMessage(customer, threadId, { text: text.value, client_id, attachment_ids, seen: thread.last }),
    );
    if (message !== null) {
      text.value = "";
      sent.current = { content: "", client_id: "" };
      files.clear();
      announce(words.done);
      thread.add(message);
      thread.refresh();
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
        readOnly={action.busy.value}
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
      <AttachmentPicker files={files} disabled={action.busy.value} />
      {action.problem.value && wrong === undefined && (
        <ProblemBox problem={action.problem.value} sentences={words.errors} onRetry={() => void send()} />
      )}
      <div class="talk-end">
        <CannedPicker
          customer={name}
          area={area}
          disabled={action.busy.value}
          onInsert={(value) => (text.value = value)}
        />
        {files.busy.value && <p class="soft">{words.files_busy}</p>}
        <button
          type="submit"
          class="button primary"
          aria-disabled={action.busy.value || files.busy.value || undefined}
        >
          {action.busy.value ? words.sending : words.send}
        </button>
      </div>
    </form>
  );
}
