import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import {
  announce,
  ConfirmDialog,
  FormDialog,
  EmptyState,
  Group,
  Icon,
  ProblemBox,
  Skeleton,
  TextField,
  useAction,
  useLoad,
  useIdempotency,
  wrongFields,
} from "../../kit";
import { can } from "../../session";
import { shell } from "../../words";
import type { CannedAnswer } from "@ventanilla/api/ticket-types";
import { changeCanned, makeCanned, readCanned, removeCanned } from "./api";
import { say } from "./words";

const TAGS = ["{cliente}", "{numero}", "{asesor}"] as const;

/** The canned answers. */
export function Canned() {
  const words = say().canned;
  const { value, problem, reload } = useLoad("canned", readCanned);
  const open = useSignal<CannedAnswer | "new" | null>(null);
  const going = useSignal<CannedAnswer | null>(null);
  const writes = can("ticket_model");
  const close = () => {
    open.value = null;
  };
  return (
    <Group
      id="canned"
      title={words.title}
      explanation={words.text}
      actions={
        writes && (
          <button type="button" class="button" onClick={() => (open.value = "new")}>
            <Icon name="plus" />
            {words.new}
          </button>
        )
      }
    >
      {problem.value && <ProblemBox problem={problem.value} onRetry={reload} />}
      {value.value === null && problem.value === null && <Skeleton kind="row" count={2} />}
      {value.value?.items.length === 0 && (
        <EmptyState drawing="empty" level="h3" title={words.none}>
          {words.none_more}
        </EmptyState>
      )}
      <ul class="model-items">
        {value.value?.items.map((one) => (
          <li key={one.answer_id} class="model-item">
            <div class="model-row">
              <strong class="model-title">{one.title}</strong>
              {writes && (
                <>
                  <button type="button" class="button quiet small" onClick={() => (open.value = one)}>
                    {words.edit}
                    <span class="visually-hidden"> {one.title}</span>
                  </button>
                  <button type="button" class="button quiet small" onClick={() => (going.value = one)}>
                    {say().list.remove}
                    <span class="visually-hidden"> {one.title}</span>
                  </button>
                </>
              )}
            </div>
            <p class="pre soft">{one.text}</p>
          </li>
        ))}
      </ul>
      {open.value !== null && (
        <AnswerDialog
          answer={open.value === "new" ? null : open.value}
          onClose={close}
          onDone={() => {
            close();
            reload();
            announce(words.saved);
          }}
        />
      )}
      {going.value !== null && (
        <Removing
          answer={going.value}
          onClose={() => (going.value = null)}
          onDone={() => {
            going.value = null;
            reload();
            announce(words.removed);
          }}
        />
      )}
    </Group>
  );
}

interface DialogProps<A> {
  answer: A;
  onClose: () => void;
  onDone: () => void;
}

function AnswerDialog({ answer, onClose, onDone }: DialogProps<CannedAnswer | null>) {
  const words = say().canned;
  const title = useSignal(answer?.title ?? "");
  const text = useSignal(answer?.text ?? "");
  const action = useAction();
  const idempotencyHeader = useIdempotency();
  const form = useRef<HTMLFormElement>(null);
  const wrong = wrongFields(action.problem.value);
  const save = async () => {
    const body = { title: title.value, text: text.value };
    const done = await action.run(() =>
      answer === null ? makeCanned(body, idempotencyHeader([body])) : changeCanned(answer.answer_id, body),
    );
    if (done !== null) {
      onDone();
    }
  };
  const insert = (tag: string) => {
    const area = form.current?.querySelector("textarea");
    const from = area?.selectionStart ?? text.value.length;
    const to = area?.selectionEnd ?? from;
    text.value = text.value.slice(0, from) + tag + text.value.slice(to);
    area?.focus();
    queueMicrotask(() => area?.setSelectionRange(from + tag.length, from + tag.length));
  };
  return (
    <FormDialog
      id="canned-answer"
      title={answer === null ? words.new : words.edit}
      onClose={onClose}
      submitLabel={shell().kit.save}
      busyLabel={shell().kit.saving}
      busy={action.busy.value}
      form={form}
      onSubmit={() => void save()}
      footer={
        action.problem.value &&
        Object.keys(wrong).length === 0 && (
          <ProblemBox problem={action.problem.value} sentences={say().errors} onRetry={() => void save()} />
        )
      }
    >
      <TextField
        name="answer-title"
        label={words.name}
        explanation={words.name_text}
        wrong={wrong["title"]}
        maxLength={80}
        value={title.value}
        onInput={(value) => (title.value = value)}
      />
      <TextField
        name="answer-text"
        label={words.body}
        explanation={words.tags_text}
        wrong={wrong["text"]}
        lines={8}
        value={text.value}
        onInput={(value) => (text.value = value)}
      />
      <div class="inline" role="group" aria-label={words.tags}>
        {TAGS.map((tag) => (
          <button key={tag} type="button" class="button quiet small mono" onClick={() => insert(tag)}>
            {tag}
          </button>
        ))}
      </div>
    </FormDialog>
  );
}

function Removing({ answer, onClose, onDone }: DialogProps<CannedAnswer>) {
  const words = say().canned;
  const action = useAction();
  const remove = async () => {
    const done = await action.run(() => removeCanned(answer.answer_id));
    // 404: another user already deleted it.
    if (done !== null || action.problem.value?.status === 404) {
      onDone();
    }
  };
  return (
    <ConfirmDialog
      id="answer-gone"
      title={words.remove}
      confirm={say().list.remove}
      danger
      busy={action.busy.value}
      problem={action.problem.value}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>{words.remove_text}</p>
      <blockquote class="pre">{answer.title}</blockquote>
    </ConfirmDialog>
  );
}
