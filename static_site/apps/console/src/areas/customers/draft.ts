import type { Contact, Customer, CustomerIn, NewCustomerIn } from "@ventanilla/api/customer-types";

/** A contact being edited. */
export interface DraftContact {
  /** A stable key while it is edited. */
  readonly key: string;
  readonly id: string | null;
  readonly name: string;
  readonly emails: readonly string[];
  /** Includes unusable numbers as they were entered. */
  readonly phones: readonly string[];
}

/** A customer being edited; empty text stands for no value. */
export interface Draft {
  readonly name: string;
  readonly kind: "person" | "company";
  readonly number: string;
  readonly documentCountry: string;
  readonly documentKind: string;
  readonly documentNumber: string;
  /** One line of the address per line. */
  readonly address: string;
  readonly language: "" | "es" | "en" | "pt";
  readonly contacts: readonly DraftContact[];
}

let count = 0;

export const newContact = (): DraftContact => ({
  key: `new-${++count}`,
  id: null,
  name: "",
  emails: [""],
  phones: [""],
});

export const newDraft = (): Draft => ({
  name: "",
  kind: "person",
  number: "",
  documentCountry: "",
  documentKind: "",
  documentNumber: "",
  address: "",
  language: "",
  contacts: [newContact()],
});

const draftContact = ({ id, name, emails, phones, unusable_phones }: Contact): DraftContact => ({
  key: id,
  id,
  name,
  emails,
  phones: [...phones, ...unusable_phones],
});

/** The draft of a stored customer. */
export const draftOf = (customer: Customer): Draft => ({
  name: customer.name,
  kind: customer.kind as Draft["kind"],
  number: customer.number ?? "",
  documentCountry: customer.document?.country ?? "",
  documentKind: customer.document?.kind ?? "",
  documentNumber: customer.document?.formatted ?? "",
  address: customer.address.join("\n"),
  language: (customer.language ?? "") as Draft["language"],
  contacts: customer.contacts.map(draftContact),
});

const trimmed = (text: string) => (text.trim() === "" ? null : text.trim());
const lines = (texts: readonly string[]) => texts.map((text) => text.trim()).filter((text) => text !== "");

/** The request body of a draft, without blank contacts. */
export function sent(draft: Draft): Omit<CustomerIn, "version"> {
  const number = trimmed(draft.documentNumber);
  return {
    name: draft.name.trim(),
    kind: draft.kind,
    number: trimmed(draft.number),
    document:
      number === null
        ? null
        : {
            country: trimmed(draft.documentCountry)?.toUpperCase() ?? null,
            kind: trimmed(draft.documentKind)?.toLowerCase() ?? null,
            number,
          },
    address: lines(draft.address.split("\n")),
    language: draft.language === "" ? null : draft.language,
    contacts: kept(draft).map(({ id, name, emails, phones }) => ({
      id,
      name: trimmed(name) ?? draft.name.trim(),
      emails: lines(emails),
      phones: lines(phones),
    })),
  };
}

/** The request body of a new customer, whose contacts have no ids. */
export const sentNew = (draft: Draft): NewCustomerIn => {
  const customer = sent(draft);
  return {
    ...customer,
    contacts: (customer.contacts ?? []).map(({ id: _, ...contact }) => contact),
  };
};

const isBlank = ({ id, name, emails, phones }: DraftContact) =>
  id === null && name.trim() === "" && lines([...emails, ...phones]).length === 0;

/** The contacts that are sent, in the order of the field paths of the response. */
export const kept = (draft: Draft): readonly DraftContact[] => draft.contacts.filter((one) => !isBlank(one));

export const isSame = (one: Draft, other: Draft) => JSON.stringify(sent(one)) === JSON.stringify(sent(other));

/** The parts of a customer that are compared, by their names in the request. */
const parts = ["name", "kind", "number", "document", "address", "language", "contacts"] as const;
export type Part = (typeof parts)[number];

/** The parts that differ. */
export function changedParts(one: Draft, other: Draft): readonly Part[] {
  const [first, second] = [sent(one), sent(other)];
  return parts.filter((part) => JSON.stringify(first[part]) !== JSON.stringify(second[part]));
}

const fieldsOf: Readonly<Record<Part, readonly (keyof Draft)[]>> = {
  name: ["name"],
  kind: ["kind"],
  number: ["number"],
  document: ["documentCountry", "documentKind", "documentNumber"],
  address: ["address"],
  language: ["language"],
  contacts: ["contacts"],
};

/** Merges the edits over what another user saved: edited parts stay, all others are taken over. */
export function theirsOver(before: Draft, mine: Draft, theirs: Draft): Draft {
  const own = changedParts(before, mine).flatMap((part) => fieldsOf[part]);
  return {
    ...theirs,
    ...Object.fromEntries(own.map((field) => [field, mine[field]])),
    contacts: peopleOver(before.contacts, mine.contacts, theirs.contacts),
  };
}

/** The saved draft with the edits made while it was being saved. */
export function typedSince(saved: Draft, now: Draft, back: Draft): Draft {
  const known = new Set(saved.contacts.map(({ id }) => id));
  const made = back.contacts.filter(({ id }) => !known.has(id));
  const added = kept(saved).filter(({ id }) => id === null);
  // New contacts come back with ids, in the order in which they were sent.
  const ids = new Map(added.map(({ key }, index) => [key, made[index]?.id ?? null]));
  const named = (draft: Draft): Draft => ({
    ...draft,
    contacts: draft.contacts.map((one) => ({ ...one, id: one.id ?? ids.get(one.key) ?? null })),
  });
  return isSame(saved, now) ? back : theirsOver(named(saved), named(now), back);
}

type People = readonly DraftContact[];

const isSamePerson = (one: DraftContact, other: DraftContact | undefined) =>
  other !== undefined &&
  JSON.stringify([one.name, lines(one.emails), lines(one.phones)]) ===
    JSON.stringify([other.name, lines(other.emails), lines(other.phones)]);

/**
 * Merges contacts one by one. Additions of both sides are kept; a contact that one side changed or removed is as that
 * side left it; if both changed it, this side wins. One changed here and removed there becomes a new contact.
 */
function peopleOver(before: People, mine: People, theirs: People): People {
  const known = (people: People, id: string | null) => people.find((one) => one.id !== null && one.id === id);
  const wereHere = (one: DraftContact) => known(before, one.id) !== undefined;
  const stay = mine.flatMap((one): People => {
    const other = known(theirs, one.id);
    const untouched = isSamePerson(one, known(before, one.id));
    if (one.id === null) {
      return [one];
    }
    if (other === undefined) {
      return untouched ? [] : [{ ...one, id: null }];
    }
    return [untouched ? other : one];
  });
  return [...stay, ...theirs.filter((one) => !wereHere(one))];
}
