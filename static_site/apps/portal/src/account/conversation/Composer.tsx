import { useSignal, useSignalEffect } from "@preact/signals";
import type { Message } from "@ventanilla/api/types";
import { AttachmentPicker, useAttachments } from "@ventanilla/ui/attachments";
import { useRef } from "preact/hooks";
import { draftOf } from "../tickets/drafts";
import { attachmentApi } from "./calls";
import { deliver, takenBack } from "./pending";
import { say } from "./words";

const MOST = 4000;

/** Where a message is written. What was written is kept until it is sent; a failed one stands in the conversation. */
export function Composer({ whose, onArrived }: { whose: string; onArrived: (message: Message) => void }) {
  const words = say();
  const text = draftOf(`messages ${whose}`);
  const files = useAttachments(attachmentApi);
  const wrong = useSignal("");
  const said = useSignal("");
  const field = useRef<HTMLTextAreaElement>(null);

  useSignalEffect(() => {
    if (takenBack.value.length > 0) {
      files.takeBack(takenBack.value);
      takenBack.value = [];
    }
  });

  const send = () => {
    if (files.holdsBack()) {
      return;
    }
    const typed = text.value.trim();
    const ready = files.ready.value;
    wrong.value =
      typed === "" && ready.length === 0
        ? words.nothing
        : Array.from(typed).length > MOST
          ? words.too_long
          : "";
    field.current?.focus();
    if (wrong.value !== "") {
      return;
    }
    const one = {
      client_id: crypto.randomUUID(),
      of: whose,
      text: typed,
      files: ready,
      at: new Date().toISOString(),
      problem: null,
    };
    text.value = "";
    files.clear();
    void deliver(one, (message) => {
      said.value = words.done;
      onArrived(message);
    });
  };

  return (
    <form
      class="talk-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label class="visually-hidden" for="message">
        {words.label}
      </label>
      <textarea
        class="input"
        id="message"
        ref={field}
        rows={2}
        placeholder={words.placeholder}
        value={text.value}
        aria-invalid={wrong.value ? true : undefined}
        aria-describedby={wrong.value ? "message-wrong" : undefined}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
          wrong.value = "";
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            send();
          }
        }}
      />
      {wrong.value && (
        <p class="wrong" id="message-wrong" role="alert">
          {wrong.value}
        </p>
      )}
      <AttachmentPicker files={files} />
      <div class="talk-end">
        {files.busy.value && <p class="soft">{words.files_busy}</p>}
        <p class="visually-hidden" role="status">
          {said.value}
        </p>
        <button type="submit" class="button primary" aria-disabled={files.busy.value || undefined}>
          {words.send}
        </button>
      </div>
    </form>
  );
}
