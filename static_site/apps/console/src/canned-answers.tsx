import { useSignal } from "@preact/signals";
import { http } from "@ventanilla/api/console";
import type { RefObject } from "preact";
import { Dialog, Icon, ProblemBox, Skeleton, useLoad } from "./kit";
import { at } from "./address";
import { session, signedIn } from "./session";
import { shell } from "./words";

const readCanned = () =>
  signedIn((signal) => http.GET("/console/{tenant}/ticket-model/canned", { params: { path: at }, signal }));

interface Props {
  /** The values of the tags in an answer. */
  customer: string;
  number?: string;
  /** The textarea, at whose cursor the answer is inserted. */
  area: RefObject<HTMLTextAreaElement>;
  onInsert: (text: string) => void;
  disabled?: boolean;
}

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();

/** Inserts a canned answer into a text, with its tags filled in. */
export function CannedPicker({ customer, number = "", area, onInsert, disabled }: Props) {
  const open = useSignal(false);
  const { kit } = shell();
  const insert = (answer: string) => {
    const text = answer
      .replaceAll("{cliente}", customer)
      .replaceAll("{numero}", number)
      .replaceAll("{asesor}", session.value?.staff.name ?? "");
    const { value = "", selectionStart = value.length, selectionEnd = value.length } = area.current ?? {};
    open.value = false;
    onInsert(value.slice(0, selectionStart) + text + value.slice(selectionEnd));
    const end = selectionStart + text.length;
    // After the dialog has returned the focus.
    setTimeout(() => {
      area.current?.focus();
      area.current?.setSelectionRange(end, end);
    });
  };
  return (
    <>
      <button type="button" class="button quiet" disabled={disabled} onClick={() => (open.value = true)}>
        <Icon name="edit" />
        {kit.canned}
      </button>
      {open.value && <Choice onChoose={insert} onClose={() => (open.value = false)} />}
    </>
  );
}

function Choice({ onChoose, onClose }: { onChoose: (text: string) => void; onClose: () => void }) {
  const { value, problem, reload } = useLoad("canned", readCanned);
  const typed = useSignal("");
  const { kit } = shell();
  const words = plain(typed.value).split(/\s+/).filter(Boolean);
  const found = (value.value?.items ?? []).filter(({ title, text }) =>
    words.every((word) => plain(`${title} ${text}`).includes(word)),
  );
  return (
    <Dialog id="canned" title={kit.canned} onClose={onClose}>
      <div class="stacked">
        <input
          class="input"
          type="search"
          id="canned-search"
          aria-label={kit.canned_search}
          placeholder={kit.canned_search}
          value={typed.value}
          onInput={({ currentTarget }) => (typed.value = currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") {
              return;
            }
            // Even without a match: the dialog is inside the composer's form, which Enter would submit.
            event.preventDefault();
            const first = found[0];
            if (first !== undefined) {
              onChoose(first.text);
            }
          }}
        />
        {problem.value && <ProblemBox problem={problem.value} onRetry={reload} />}
        {value.value === null && problem.value === null && <Skeleton kind="row" count={3} />}
        {value.value !== null && found.length === 0 && <p class="soft">{kit.canned_none}</p>}
        <ul class="list" role="list">
          {found.map((one) => (
            <li key={one.answer_id}>
              <button type="button" class="row" onClick={() => onChoose(one.text)}>
                <span class="row-main">
                  <strong>{one.title}</strong>
                  <span class="soft">{one.text.slice(0, 140)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
