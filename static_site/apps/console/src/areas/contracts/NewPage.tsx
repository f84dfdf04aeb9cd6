import { useSignal } from "@preact/signals";
import { fill } from "@ventanilla/i18n";
import { useLocation } from "preact-iso";
import { useRef } from "preact/hooks";
import { type Chosen, CustomerPicker } from "../../customer-picker";
import {
  Group,
  Icon,
  Page,
  ProblemBox,
  Progress,
  TextField,
  useAction,
  useLeaveGuard,
  useIdempotency,
  useUrlState,
} from "../../kit";
import { areaPath } from "../../address";
import { handIn } from "./api";
import { faultWords, say } from "./words";

const PDF = "application/pdf";

/** A new contract from a PDF: customer, title and file. */
export function NewPage() {
  const words = say();
  const [{ customer: given }] = useUrlState({ customer: "" });
  const customer = useSignal<Chosen | null>(given === "" ? null : { id: given, name: words.this_customer });
  const title = useSignal("");
  const file = useSignal<File | null>(null);
  const sent = useSignal<number | null>(null);
  const asked = useSignal(false);
  const action = useAction();
  const idempotencyHeader = useIdempotency();
  const { route } = useLocation();
  useLeaveGuard(sent.value !== null);
  const take = (chosen: File) => {
    file.value = chosen;
    action.forget();
    if (title.value === "") {
      title.value = chosen.name
        .replace(/\.pdf$/i, "")
        .replace(/[/\\]/g, "-")
        .slice(0, 120);
    }
  };
  const make = async () => {
    asked.value = true;
    const [who, what, pdf] = [customer.value, title.value.trim(), file.value];
    if (who === null || what === "" || pdf === null) {
      return;
    }
    sent.value = 0;
    const made = await action.run(() =>
      handIn(
        who.id,
        what,
        pdf,
        idempotencyHeader([who.id, what, pdf.name, pdf.size, pdf.lastModified]),
        (bytes) => {
          sent.value = bytes;
        },
      ),
    );
    sent.value = null;
    if (made !== null) {
      route(areaPath("contracts", made.contract_id));
    }
  };
  const refused = action.problem.value && faultWords(action.problem.value.fields);
  return (
    <Page title={words.new} back={{ href: areaPath("contracts"), label: words.title }}>
      <Group title={words.new_title} explanation={words.new_text}>
        <form
          class="stacked"
          onSubmit={(event) => {
            event.preventDefault();
            void make();
          }}
        >
          <CustomerPicker
            words={words.choice}
            value={customer.value}
            onChange={(chosen) => (customer.value = chosen)}
          />
          {asked.value && customer.value === null && (
            <p class="wrong" role="alert">
              {words.customer_needed}
            </p>
          )}
          {sent.value !== null && file.value !== null ? (
            <Progress
              label={fill(words.sending, { name: file.value.name })}
              value={sent.value}
              max={file.value.size}
              says=""
            />
          ) : (
            <Drop file={file.value} onFile={take} />
          )}
          {asked.value && file.value === null && (
            <p class="wrong" role="alert">
              {words.file_needed}
            </p>
          )}
          <TextField
            name="title"
            label={words.name}
            explanation={words.name_text}
            wrong={asked.value && title.value.trim() === "" ? words.name_needed : undefined}
            maxLength={120}
            value={title.value}
            onInput={(text) => (title.value = text)}
          />
          {refused ? (
            <p class="notice danger" role="alert">
              {refused}
            </p>
          ) : (
            action.problem.value && (
              <ProblemBox
                problem={action.problem.value}
                sentences={words.errors}
                onRetry={() => void make()}
              />
            )
          )}
          <div class="inline">
            <button type="submit" class="button primary" aria-disabled={action.busy.value || undefined}>
              {words.make}
            </button>
            <a class="button quiet" href={areaPath("contract-templates")}>
              {words.of_template}
            </a>
          </div>
        </form>
      </Group>
      <Group title={words.anchors} explanation={words.anchors_text}>
        <p class="mono">
          {"[[firma:1]]  [[iniciales:1]]  [[fecha:1]]  [[texto:1:Domicilio]]  [[casilla:1:Acepto]]"}
        </p>
      </Group>
    </Page>
  );
}

function Drop({ file, onFile }: { file: File | null; onFile: (file: File) => void }) {
  const words = say();
  const over = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is one more way; the field inside does the same by keyboard
    <label
      class={over.value ? "contract-drop over" : "contract-drop"}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => (over.value = false)}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        const dropped = event.dataTransfer?.files[0];
        if (dropped) {
          onFile(dropped);
        }
      }}
    >
      <Icon name="upload" />
      <span>{file === null ? words.choose : file.name}</span>
      <span class="soft">{file === null ? words.limits : words.choose_other}</span>
      <input
        ref={input}
        class="visually-hidden"
        type="file"
        accept={`${PDF},.pdf`}
        onChange={() => {
          const chosen = input.current?.files?.[0];
          if (chosen) {
            onFile(chosen);
          }
        }}
      />
    </label>
  );
}
