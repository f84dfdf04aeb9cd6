import type { Settings, Stored } from "@ventanilla/api/portal-types";
import { afterEach, describe, expect, test, vi } from "vitest";
import { keepEdits } from "../src/kit/keep-edits";
import { type Handlers, json, press, see, session, type, visit } from "./harness";

test("parts changed meanwhile are kept, the others are as returned", () => {
  const sent = { subject: "Hola", text: "uno" };
  expect(keepEdits(sent, { subject: "Hola a todos", text: "uno" }, { subject: "Hola", text: "UNO" })).toEqual(
    {
      subject: "Hola a todos",
      text: "UNO",
    },
  );
});

/** A response that is sent on demand. */
function held() {
  let letGo: (answer: Response) => void = () => undefined;
  const answer = new Promise<Response>((resolve) => (letGo = resolve));
  return { answer, letGo: (body: unknown) => letGo(json(body)) };
}

const member = {
  id: "stf_2",
  name: "Bruno Díaz",
  email: "bruno@fibrasur.example",
  role: "agent",
  permissions: [],
  extra_permissions: [],
  state: "active",
  second_factor: false,
  invited_at: "2026-01-01T00:00:00Z",
  last_sign_in_at: null,
  version: 1,
};
const customer = {
  id: "cus_1",
  external_id: "FS-1",
  name: "Ana Paz",
  kind: "person",
  number: "10001",
  document: null,
  address: [],
  language: null,
  is_test: false,
  deleted: false,
  version: 3,
  contacts: [],
  access: { portal_user: true, support_from: null, portal_until: null, state: "open", needs_dates: false },
  password: { state: "none", expires_at: null, changed_at: null },
  accounts: [],
  sign_ins: [],
  access_log: [],
};
const template = {
  message: "portal_access",
  language: "es",
  has_sms: false,
  version: "",
  current: { subject: "Hola", html: "", text: "Un texto", sms: "" },
  standard: { subject: "Hola", html: "", text: "Un texto", sms: "" },
  state: { language: "es", changed: false, changed_at: null, changed_by: null, failure: null },
  tags: [],
};

interface Case {
  readonly page: string;
  readonly read: string;
  readonly body: unknown;
  readonly write: string;
  readonly field: string;
  readonly back: (sent: Record<string, unknown>) => unknown;
}

const cases: readonly Case[] = [
  {
    page: "demo/team/stf_2",
    read: "GET team",
    body: { items: [member], second_factor_required: false },
    write: "PUT team/stf_2",
    field: "#name",
    back: ({ name }) => ({ ...member, name, version: 2 }),
  },
  {
    page: "demo/customers/cus_1/edit",
    read: "GET customers/cus_1",
    body: customer,
    write: "PUT customers/cus_1",
    field: "#name",
    back: ({ name }) => ({ ...customer, name, version: 4 }),
  },
  {
    page: "demo/messages/portal_access/es",
    read: "GET templates/portal_access/es",
    body: template,
    write: "PUT templates/portal_access/es",
    field: "#subject",
    back: (sent) => ({
      ...template,
      current: { ...template.current, subject: sent["subject"] },
      version: 1,
    }),
  },
];

describe("edits made while saving", () => {
  test.each(cases)("are neither lost nor shown as saved: $page", async (one) => {
    const { answer, letGo } = held();
    const handlers: Handlers = {
      "GET session": () => json(session()),
      [one.read]: () => json(one.body),
      [one.write]: () => answer,
    };
    const { requests } = await visit(one.page, handlers);
    await type(one.field, "Lo primero");
    await press(".save-bar .button.primary");
    await see(".save-bar", "Guardando");
    await type(one.field, "Lo primero y lo segundo");
    const sent = requests.find(({ what }) => what === one.write)?.body as Record<string, unknown>;
    letGo(one.back(sent));
    await see(".save-bar .button.primary", "Guardar");
    await see(".save-bar:not([hidden])", "1 ");
    expect((await see<HTMLInputElement>(one.field)).value).toBe("Lo primero y lo segundo");
  });
});

describe("the portal's settings", () => {
  const settings = {
    name: "Acme",
    title: "",
    prompt: "",
    signin: { methods: ["email"] },
  } as unknown as Settings;
  const stored = (version: number, from: Settings) =>
    ({ version, settings: from, publish_error: null }) as Stored;

  afterEach(() => {
    vi.doUnmock("../src/areas/portal/api");
    vi.doUnmock("../src/areas/portal/words");
    vi.resetModules();
  });

  async function draftOver(saved: Promise<Stored>) {
    vi.resetModules();
    vi.doMock("../src/areas/portal/api", () => ({
      previewSettings: () => Promise.resolve({ ok: false, problem: { code: "invalid", fields: [] } }),
      saveSettings: async () => ({ stored: await saved }),
    }));
    vi.doMock("../src/areas/portal/words", () => ({ say: () => ({ saved: "", fields: {}, problems: {} }) }));
    const { makeDraft } = await import("../src/areas/portal/draft");
    return makeDraft(stored(1, settings));
  }

  test("keep edits made while saving, and show them as unsaved", async () => {
    let letGo: (answer: Stored) => void = () => undefined;
    const draft = await draftOver(new Promise((resolve) => (letGo = resolve)));
    draft.set("title", "Lo primero");
    const saving = draft.save();
    draft.set("title", "Lo primero y lo segundo");
    draft.set("prompt", "Lo tercero");
    letGo(stored(2, { ...settings, title: "Lo primero" }));
    await saving;
    expect(draft.settings.value).toMatchObject({ title: "Lo primero y lo segundo", prompt: "Lo tercero" });
    expect([...draft.changes.value].sort()).toEqual(["prompt", "title"]);
  });

  test("keep unsaved edits when the page is published again", async () => {
    const draft = await draftOver(Promise.resolve(stored(2, settings)));
    draft.set("title", "Sin guardar");
    draft.take(stored(1, settings));
    expect(draft.settings.value.title).toBe("Sin guardar");
  });
});
