import type { Problem } from "@ventanilla/api/problems";
import { languageNames, languages } from "@ventanilla/i18n";
import { Group, Radios, Select, TextField } from "../../kit";
import { shell } from "../../words";
import { ContactsEditor } from "./ContactsEditor";
import { type Draft, kept } from "./draft";
import { say } from "./words";

const places: Readonly<Record<string, string>> = {
  "document.number": "document-number",
  "document.kind": "document-kind",
  "document.country": "document-country",
};

/** The errors of a draft by field name: from the API, and from checks made here. */
export function wrongOf(draft: Draft, problem: Problem | null, tried: boolean): Record<string, string> {
  const sentences = { ...shell().fields, ...say().field_errors } as Record<string, string>;
  const found: Record<string, string> = {};
  if (tried && draft.name.trim() === "") {
    found["name"] = shell().fields.required;
  }
  for (const { field, code } of problem?.fields ?? []) {
    const [head = "", place = "", ...rest] = field.split(".");
    const contact = head === "contacts" ? kept(draft)[Number(place)] : undefined;
    const name = contact ? [contact.key, ...rest].join(".") : (places[field] ?? head);
    found[name] = sentences[code] ?? shell().fields.other;
  }
  return found;
}

interface FormProps {
  draft: Draft;
  wrong: Readonly<Record<string, string>>;
  onChange: (draft: Draft) => void;
}

/** The fields of a customer. */
export function CustomerForm({ draft, wrong, onChange }: FormProps) {
  const words = say();
  const set = (changes: Partial<Draft>) => onChange({ ...draft, ...changes });
  return (
    <>
      <Group title={words.data}>
        <TextField
          name="name"
          label={words.name}
          wrong={wrong["name"]}
          value={draft.name}
          maxLength={200}
          autoComplete="off"
          onInput={(name) => set({ name })}
        />
        <Radios
          name="kind"
          label={words.kind}
          value={draft.kind}
          options={[
            { value: "person", label: words.kinds.person },
            { value: "company", label: words.kinds.company },
          ]}
          onChange={(kind) => set({ kind })}
        />
        <TextField
          name="number"
          label={words.number}
          explanation={words.number_text}
          wrong={wrong["number"]}
          value={draft.number}
          maxLength={40}
          autoComplete="off"
          onInput={(number) => set({ number })}
        />
        <DocumentFields draft={draft} wrong={wrong} set={set} />
        <TextField
          name="address"
          label={words.address}
          explanation={words.address_text}
          wrong={wrong["address"]}
          value={draft.address}
          lines={3}
          onInput={(address) => set({ address })}
        />
        <Select
          name="language"
          label={words.language}
          value={draft.language}
          options={[
            { value: "" as const, label: words.language_any },
            ...languages.map((value) => ({ value, label: languageNames[value] })),
          ]}
          onChange={(language) => set({ language })}
        />
      </Group>
      <Group title={words.contacts.title} explanation={words.contacts.text}>
        <ContactsEditor contacts={draft.contacts} wrong={wrong} onChange={(contacts) => set({ contacts })} />
      </Group>
    </>
  );
}

function DocumentFields({
  draft,
  wrong,
  set,
}: Omit<FormProps, "onChange"> & { set: (changes: Partial<Draft>) => void }) {
  const words = say();
  return (
    <>
      <TextField
        name="document-number"
        label={words.document}
        explanation={words.document_text}
        wrong={wrong["document-number"] ?? wrong["document"]}
        value={draft.documentNumber}
        maxLength={40}
        autoComplete="off"
        onInput={(documentNumber) => set({ documentNumber })}
      />
      {draft.documentNumber.trim() !== "" && (
        <div class="two">
          <TextField
            name="document-kind"
            label={words.document_kind}
            explanation={words.document_kind_text}
            wrong={wrong["document-kind"]}
            value={draft.documentKind}
            maxLength={20}
            autoComplete="off"
            onInput={(documentKind) => set({ documentKind })}
          />
          <TextField
            name="document-country"
            label={words.document_country}
            explanation={words.document_country_text}
            wrong={wrong["document-country"]}
            value={draft.documentCountry}
            maxLength={2}
            autoComplete="off"
            onInput={(documentCountry) => set({ documentCountry })}
          />
        </div>
      )}
    </>
  );
}
