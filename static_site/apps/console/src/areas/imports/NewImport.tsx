import { type Signal, useSignal } from "@preact/signals";
import type { ContractTemplateRow } from "@ventanilla/api/contract-template-types";
import type { ImportKind, ImportKindFields } from "@ventanilla/api/imports-types";
import { fill } from "@ventanilla/i18n";
import { useLocation } from "preact-iso";
import { useEffect, useRef } from "preact/hooks";
import {
  Group,
  Icon,
  ProblemBox,
  Progress,
  Radios,
  Select,
  useAction,
  useLeaveGuard,
  useLoad,
  useUrlState,
} from "../../kit";
import { areaPath } from "../../address";
import { can, has } from "../../session";
import { handIn, readContractTemplates, type Sending } from "./api";
import { saveTemplate } from "./template";
import { fileSize, kindName, say } from "./words";

const kindsInOrder: readonly ImportKind[] = ["customers", "invoices", "payments", "contracts"];

/** Starts an import: its kind, the file and the upload. */
export function NewImport({ kinds }: { kinds: readonly ImportKindFields[] }) {
  const [{ kind: wanted, template }, change] = useUrlState({ kind: "customers", template: "" });
  const offered = kindsInOrder.filter((one) => one !== "contracts" || (can("contracts") && has("contracts")));
  const kind = offered.find((one) => one === wanted) ?? "customers";
  const templates = useSignal<readonly ContractTemplateRow[] | null>(null);
  const chosen =
    kind === "contracts"
      ? (templates.value?.find(({ template_id }) => template_id === template) ?? templates.value?.[0])
      : undefined;
  const sending = useSignal<{ readonly file: File; readonly at: Sending } | null>(null);
  const action = useAction();
  const { route } = useLocation();
  useLeaveGuard(sending.value !== null);
  const take = async (file: File) => {
    const seen = await action.run(() =>
      handIn(kind, file, chosen?.template_id ?? "", (at) => {
        sending.value = { file, at };
      }),
    );
    sending.value = null;
    if (seen !== null) {
      route(areaPath("imports", seen.id));
    }
  };
  const fields = kinds.find((one) => one.kind === kind);
  return (
    <Group title={say().file}>
      <div class="import-new">
        <Radios
          name="kind"
          label={say().kind}
          options={offered.map((one) => ({
            value: one,
            label: kindName(one),
            explanation: say().kind_texts[one],
          }))}
          value={kind}
          disabled={sending.value !== null}
          onChange={(one) => change({ kind: one })}
        />
        {kind === "contracts" && (
          <TemplateChoice
            found={templates}
            value={chosen?.template_id ?? ""}
            disabled={sending.value !== null}
            onChange={(one) => change({ template: one })}
          />
        )}
        {sending.value ? (
          <Way {...sending.value} />
        ) : (
          (kind !== "contracts" || chosen !== undefined) && <DropZone onFile={(file) => void take(file)} />
        )}
      </div>
      {action.problem.value && <ProblemBox problem={action.problem.value} sentences={say().errors} />}
      <p class="import-template">
        <button
          type="button"
          class="button quiet"
          aria-disabled={fields === undefined || undefined}
          onClick={() =>
            fields &&
            saveTemplate(chosen ? withValues(fields, chosen) : fields, chosen?.name ?? kindName(kind))
          }
        >
          <Icon name="download" />
          {say().template}
        </button>
        <span class="soft">{say().template_text}</span>
      </p>
    </Group>
  );
}

interface TemplateChoiceProps {
  found: Signal<readonly ContractTemplateRow[] | null>;
  value: string;
  disabled: boolean;
  onChange: (template_id: string) => void;
}

/** Chooses the template of the file's contracts; loaded when shown. */
function TemplateChoice({ found, value, disabled, onChange }: TemplateChoiceProps) {
  const words = say();
  const list = useLoad("import-templates", readContractTemplates);
  const items = list.value.value?.items;
  useEffect(() => {
    found.value = items ?? null;
  }, [found, items]);
  if (list.problem.value) {
    return <ProblemBox problem={list.problem.value} onRetry={list.reload} />;
  }
  if (items?.length === 0) {
    return (
      <p class="notice">
        {words.contract_template_none}{" "}
        <a href={areaPath("contract-templates", "new")}>{words.contract_template_make}</a>
      </p>
    );
  }
  return (
    <Select
      name="template"
      label={words.contract_template}
      explanation={words.contract_template_text}
      options={(items ?? []).map(({ template_id, name }) => ({ value: template_id, label: name }))}
      value={value}
      disabled={disabled || items === undefined}
      onChange={onChange}
    />
  );
}

/** The fields of the file, with a column for each value of the template. */
function withValues(kind: ImportKindFields, template: ContractTemplateRow): ImportKindFields {
  const known = kind.fields.filter(({ name }) => name !== "value");
  const value = kind.fields.find(({ name }) => name === "value");
  const own = value ? template.fields.map(({ name }) => ({ ...value, label: name, example: name })) : [];
  return { ...kind, fields: [...known, ...own] };
}

/** The progress of an upload. */
function Way({ file, at }: { file: File; at: Sending }) {
  const words = say();
  return (
    <div class="import-way" role="status">
      {at === "looking" ? (
        <Progress label={fill(words.looking, { name: file.name })} value={1} max={1} says="" />
      ) : (
        <Progress
          label={fill(words.sending, { name: file.name })}
          value={at.sent}
          max={file.size}
          says={fill(words.sent, { done: fileSize(at.sent), total: fileSize(file.size) })}
        />
      )}
    </div>
  );
}

/** The area where a file is chosen or dropped. */
function DropZone({ onFile }: { onFile: (file: File) => void }) {
  const over = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const words = say();
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is one more way; the field inside does the same by keyboard
    <label
      class={over.value ? "import-drop over" : "import-drop"}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => {
        over.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        const file = event.dataTransfer?.files[0];
        if (file) {
          onFile(file);
        }
      }}
    >
      <input
        ref={input}
        class="visually-hidden"
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
        aria-describedby="import-limits"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // So that the same file can be chosen again after a correction.
          event.currentTarget.value = "";
          if (file) {
            onFile(file);
          }
        }}
      />
      <Icon name="upload" />
      <span>
        <strong>{words.choose}</strong> {words.drop}
      </span>
      <span class="soft" id="import-limits">
        {words.limits}
      </span>
    </label>
  );
}
