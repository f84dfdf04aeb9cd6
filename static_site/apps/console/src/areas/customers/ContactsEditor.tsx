import { fill } from "@ventanilla/i18n";
import { Icon, TextField } from "../../kit";
import { type DraftContact, newContact } from "./draft";
import { say } from "./words";

const MOST_CONTACTS = 8;
const MOST_DATA = 4;

interface EditorProps {
  contacts: readonly DraftContact[];
  /** Errors by `<contact's key>.emails.0`. */
  wrong: Readonly<Record<string, string>>;
  onChange: (contacts: readonly DraftContact[]) => void;
}

/** Edits the contacts of a customer with their e-mail addresses and phones. */
export function ContactsEditor({ contacts, wrong, onChange }: EditorProps) {
  const words = say().contacts;
  const replace = (key: string, next: DraftContact) =>
    onChange(contacts.map((one) => (one.key === key ? next : one)));
  return (
    <div class="stacked">
      {contacts.map((contact, index) => (
        <fieldset key={contact.key} class="contact">
          <legend class="label">
            {contact.name.trim() || fill(words.nth, { number: String(index + 1) })}
          </legend>
          <TextField
            name={`${contact.key}.name`}
            label={words.name}
            wrong={wrong[`${contact.key}.name`]}
            value={contact.name}
            maxLength={200}
            autoComplete="off"
            onInput={(name) => replace(contact.key, { ...contact, name })}
          />
          {(["emails", "phones"] as const).map((what) => (
            <DataList
              key={what}
              contact={contact}
              what={what}
              wrong={wrong}
              onChange={(values) => replace(contact.key, { ...contact, [what]: values })}
            />
          ))}
          {contacts.length > 1 && (
            <button
              type="button"
              class="button small"
              onClick={() => onChange(contacts.filter((one) => one !== contact))}
            >
              {words.remove}
            </button>
          )}
        </fieldset>
      ))}
      {contacts.length < MOST_CONTACTS && (
        <button type="button" class="button" onClick={() => onChange([...contacts, newContact()])}>
          <Icon name="plus" />
          {words.add}
        </button>
      )}
    </div>
  );
}

interface ListProps {
  contact: DraftContact;
  what: "emails" | "phones";
  wrong: Readonly<Record<string, string>>;
  onChange: (values: readonly string[]) => void;
}

function DataList({ contact, what, wrong, onChange }: ListProps) {
  const words = say().contacts;
  const values = contact[what].length === 0 ? [""] : contact[what];
  return (
    <div class="contact-data">
      {values.map((value, index) => (
        <TextField
          key={index}
          name={`${contact.key}.${what}.${index}`}
          label={fill(words[what], { number: values.length > 1 ? String(index + 1) : "" }).trim()}
          wrong={wrong[`${contact.key}.${what}.${index}`]}
          type={what === "emails" ? "email" : "tel"}
          value={value}
          maxLength={254}
          autoComplete="off"
          autoCapitalize="off"
          spellcheck={false}
          onInput={(text) => onChange(values.map((one, place) => (place === index ? text : one)))}
        />
      ))}
      {values.length < MOST_DATA && values.at(-1)?.trim() !== "" && (
        <button type="button" class="button quiet small" onClick={() => onChange([...values, ""])}>
          <Icon name="plus" />
          {words[`add_${what}`]}
        </button>
      )}
    </div>
  );
}
