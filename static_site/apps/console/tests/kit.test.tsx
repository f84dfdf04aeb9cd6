import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { render } from "preact";
import { LocationProvider, useLocation } from "preact-iso";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  ConfirmDialog,
  DataTable,
  Pager,
  SaveBar,
  SearchBox,
  Switch,
  TextField,
  usePages,
  useUrlState,
  wide,
  wrongFields,
} from "../src/kit";
import { explainHere } from "../src/kit/ProblemBox";
import { matchesWords } from "../src/shell/text-match";
import { press, see, type } from "./harness";

const problem = { status: 422, requestId: null, fields: [], triesLeft: null, retryAfter: null };

function show(children: ComponentChildren, at = "/console/demo/team"): void {
  window.history.replaceState(null, "", at);
  render(<LocationProvider>{children}</LocationProvider>, document.body);
}

beforeEach(() => {
  wide.value = true;
});

afterEach(() => {
  render(null, document.body);
});

interface Row {
  readonly id: string;
  readonly name: string;
}
const rows: Row[] = ["Ana", "Bruno", "Carla"].map((name) => ({ id: name.toLowerCase(), name }));

function List({ onOpen }: { onOpen?: (row: Row) => void }) {
  const selected = useSignal<ReadonlySet<string>>(new Set());
  return (
    <DataTable
      caption="Personas"
      columns={[{ key: "name", label: "Nombre", cell: ({ name }) => name }]}
      rows={rows}
      rowKey={({ id }) => id}
      rowName={({ name }) => name}
      onOpen={onOpen}
      selected={selected.value}
      onSelect={(next) => (selected.value = next)}
      actions={<button type="button">Borrar</button>}
    />
  );
}

describe("a list", () => {
  test("moves between rows by the arrow keys, and opens the focused one", async () => {
    const opened: string[] = [];
    show(<List onOpen={({ name }) => opened.push(name)} />);
    const links = [...document.querySelectorAll<HTMLElement>(".row-link")];
    links[0]?.focus();
    links[0]?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
    expect(document.activeElement).toBe(links[1]);
    links[1]?.click();
    expect(opened).toEqual(["Bruno"]);
  });

  test.each([true, false])("shows the selection and its actions (wide: %s)", async (isWide) => {
    wide.value = isWide;
    show(<List />);
    expect(document.querySelector(".action-bar")).toBeNull();
    const boxes = document.querySelectorAll<HTMLInputElement>("tbody input, .row-card input");
    expect(boxes).toHaveLength(3);
    boxes[0]?.click();
    await see(".action-bar [role=status]", "1 elegido");
    boxes[2]?.click();
    await see(".action-bar [role=status]", "2 elegidos");
    await see(".action-bar button", "Borrar");
    await press(".action-bar button", "Quitar la selección");
    await vi.waitFor(() => expect(document.querySelector(".action-bar")).toBeNull());
  });

  test("selects all at once, and none", async () => {
    show(<List />);
    await press("thead input");
    await see(".action-bar", "3 elegidos");
    await press("thead input");
    await vi.waitFor(() => expect(document.querySelector(".action-bar")).toBeNull());
  });
});

describe("pages", () => {
  function Numbers({ calls }: { calls: (string | null)[] }) {
    const pages = usePages<number>("all", async (cursor) => {
      calls.push(cursor);
      return cursor === "bad"
        ? { ok: false, problem: { ...problem, status: 503, code: "unavailable" } }
        : { ok: true, value: { items: [calls.length], next: calls.length < 2 ? "more" : "bad" } };
    });
    return (
      <>
        <p class="numbers">{pages.items.value?.join()}</p>
        <Pager pages={pages} />
      </>
    );
  }

  test("are appended; one that fails loses nothing, and is retried", async () => {
    const calls: (string | null)[] = [];
    show(<Numbers calls={calls} />);
    await see(".numbers", /^1$/);
    await press("button", "Ver más");
    await see(".numbers", /^1,2$/);
    await press("button", "Ver más");
    await see("[role=alert]", "No se perdió nada");
    await see(".numbers", /^1,2$/);
    await press("button", "Reintentar");
    await vi.waitFor(() => expect(calls).toEqual([null, "more", "bad", "bad"]));
  });
});

test("the filter of a list is in the address, without default values", async () => {
  function Narrowed() {
    const [state, change] = useUrlState({ q: "", state: "all" });
    return (
      <button
        type="button"
        onClick={() => change({ q: "áé", state: state.state === "all" ? "active" : "all" })}
      >
        {`${state.q} ${state.state}`}
      </button>
    );
  }
  show(<Narrowed />, "/console/demo/customers?q=ana&other=1");
  await press("button", "ana all");
  await see("button", "áé active");
  expect(window.location.search).toBe("?q=%C3%A1%C3%A9&other=1&state=active");
  await press("button");
  await see("button", "áé all");
  expect(window.location.search).toBe("?q=%C3%A1%C3%A9&other=1");
});

test("searching waits for a pause in typing, but not on Enter", async () => {
  const asked: string[] = [];
  show(<SearchBox label="Buscar" value="" onSearch={(text) => asked.push(text)} />);
  await type("input", "a");
  await type("input", "an");
  expect(asked).toEqual([]);
  (await see("form")).dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  expect(asked).toEqual(["an"]);
  await type("input", "ana ");
  await vi.waitFor(() => expect(asked).toEqual(["an", "ana"]));
});

describe("settings", () => {
  test("link label, explanation and error to their control", () => {
    show(
      <TextField
        name="title"
        label="Título"
        explanation="Arriba"
        wrong="Falta"
        value=""
        onInput={() => undefined}
      />,
    );
    const input = document.querySelector("input");
    expect(document.querySelector("label")?.htmlFor).toBe("title");
    expect(input?.getAttribute("aria-describedby")).toBe("title-explanation title-wrong");
    expect(input?.getAttribute("aria-invalid")).toBe("true");
  });

  test("a locked switch says why, can be reached, and does not move", () => {
    const moved: boolean[] = [];
    show(
      <Switch name="m7" label="Correo" locked="Las empresas…" checked onChange={(on) => moved.push(on)} />,
    );
    const input = document.querySelector<HTMLInputElement>("[role=switch]");
    expect(input?.disabled).toBe(false);
    input?.click();
    expect([input?.checked, moved]).toEqual([true, []]);
    expect(document.getElementById("m7-explanation")?.textContent).toContain("Las empresas");
  });
});

describe("unsaved changes", () => {
  function Edited({ changes }: { changes: string[] }) {
    const { path } = useLocation();
    return (
      <>
        <p class="path">{path}</p>
        <a href="/console/demo/home">Inicio</a>
        <SaveBar changes={changes} busy={false} onSave={() => undefined} onDiscard={() => undefined} />
      </>
    );
  }

  test("are listed by name, and nothing is shown while all is saved", async () => {
    show(<Edited changes={[]} />);
    expect(document.querySelector<HTMLElement>(".save-bar")?.hidden).toBe(true);
    show(<Edited changes={["Título", "Color"]} />);
    await see(".save-bar", "2 cambios sin guardar: Título, Color");
  });

  test("make the browser ask before closing the page", () => {
    show(<Edited changes={["Título"]} />);
    const event = new Event("beforeunload", { cancelable: true });
    return vi.waitFor(() => {
      window.dispatchEvent(event);
      expect(event.defaultPrevented).toBe(true);
    });
  });
});

test("a confirmation is answered by its verb, or cancelled", async () => {
  const said: string[] = [];
  show(
    <ConfirmDialog
      id="q"
      title="Quitar"
      confirm="Quitarlo"
      onConfirm={() => said.push("yes")}
      onClose={() => said.push("no")}
    >
      Se va.
    </ConfirmDialog>,
  );
  await press("button", "Quitarlo");
  await press("button", "Cancelar");
  expect(said).toEqual(["yes", "no"]);
});

test("a problem is explained by the area's sentence, else the console's, else the status", () => {
  const coded = { ...problem, code: "tenant_unknown" };
  expect(explainHere(coded, { tenant_unknown: "Aquí no." })).toBe("Aquí no.");
  expect(explainHere(coded)).toContain("ninguna empresa");
  expect(explainHere({ ...problem, code: "nobody_knows" })).toContain("Hay datos para revisar");
  const fields = [{ field: "body.branding.colour", code: "not_a_colour", params: {} }];
  expect(wrongFields({ ...problem, code: "invalid", fields }, { not_a_colour: "No es un color." })).toEqual({
    colour: "No es un color.",
  });
});

test("words match by their beginnings, without accents and capitals", () => {
  expect(matchesWords("cate clien", "Categorías de Clientes")).toBe(true);
  expect(matchesWords("tegor", "Categorías")).toBe(false);
  expect(matchesWords("", "Lo que sea")).toBe(true);
});
