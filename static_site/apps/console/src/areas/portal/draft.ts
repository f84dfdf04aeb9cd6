import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import { place } from "@ventanilla/i18n";
import { loadChecks } from "../../checks";
import { announce } from "../../kit";
import { refreshSession, session } from "../../session";
import { previewSettings, saveSettings } from "./api";
import { changedPaths, changesOver, withValue } from "./differences";
import type { Collision, Preview, Settings, Stored } from "@ventanilla/api/portal-types";
import { say } from "./words";

const REST_MS = 150;

/** The settings being edited, with their preview and errors. */
export interface Draft {
  readonly stored: ReadonlySignal<Stored>;
  readonly settings: ReadonlySignal<Settings>;
  /** The paths of unsaved changes. */
  readonly changes: ReadonlySignal<readonly string[]>;
  /** The latest successful preview. */
  readonly preview: ReadonlySignal<Preview | null>;
  /** The errors by path, as saving would find them. */
  readonly wrong: ReadonlySignal<Readonly<Record<string, string>>>;
  readonly busy: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<Problem | null>;
  readonly collision: ReadonlySignal<Collision | null>;
  readonly set: (path: string, value: unknown) => void;
  readonly save: () => Promise<void>;
  readonly discard: () => void;
  /** Continues from what another user saved, with `settings` as the edits. */
  readonly resolveConflict: (collision: Collision, settings: Settings) => void;
  readonly closeCollision: () => void;
  /** Continues from a newly stored version; unsaved changes stay. */
  readonly take: (stored: Stored) => void;
  /** Requests the first preview; call once. Returns the cleanup function. */
  readonly start: () => () => void;
}

/** Rules about several settings, and the setting at which each error is shown. */
const SHOWN_AT: Readonly<Partial<Record<string, string>>> = {
  downloads_need_statement: "modules",
  language_not_offered: "language",
  action_twice: "actions",
  email_required_for_companies: "signin.channels",
  email_method_required_for_companies: "signin.methods",
  embedding_page_not_allowed: "embedding_page",
  by_contact_unknown: "by_contact",
  sites_too_long: "allowed_sites",
};

/** The error of each field, by its path in the settings. */
function wrongOf(problem: Problem): Record<string, string> {
  const sentences = say().fields as Partial<Record<string, string>>;
  return Object.fromEntries(
    problem.fields.map(({ field, code }) => {
      const path = SHOWN_AT[code] ?? field.replace(/^settings\./, "");
      const colour = code === "string_pattern_mismatch" && /colour|background/.test(path);
      return [path, sentences[colour ? "colour_invalid" : code] ?? say().problems.invalid];
    }),
  );
}

export function makeDraft(first: Stored): Draft {
  const stored = signal(first);
  const settings = signal(first.settings);
  const preview = signal<Preview | null>(null);
  const wrong = signal<Readonly<Record<string, string>>>({});
  const busy = signal(false);
  const problem = signal<Problem | null>(null);
  const collision = signal<Collision | null>(null);
  let timer = 0;
  let asked = 0;

  const refreshPreview = async () => {
    const mine = ++asked;
    const result = await previewSettings(settings.peek());
    if (mine !== asked) {
      return;
    }
    if (result.ok) {
      preview.value = result.value;
      wrong.value = {};
    } else if (result.problem.fields.length > 0) {
      wrong.value = wrongOf(result.problem);
    }
  };
  const schedulePreview = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void refreshPreview(), REST_MS);
  };
  const put = (next: Settings) => {
    settings.value = next;
    problem.value = null;
    schedulePreview();
  };
  /** `sent` is what was saved as `next`; changes made since then stay. */
  const take = (next: Stored, sent: Settings = stored.peek().settings) => {
    const now = changesOver(sent, settings.peek(), next.settings);
    stored.value = next;
    const { name, country, time_zone, signin } = next.settings;
    const shown = session.peek()?.tenant;
    place.value = { country, timeZone: time_zone };
    put(now);
    void loadChecks();
    if (shown?.name !== name || shown.by_password !== signin.methods.includes("password")) {
      void refreshSession(); // the menu shows the name, and the customers' pages offer passwords
    }
  };

  const save = async () => {
    if (busy.peek()) {
      return;
    }
    busy.value = true;
    problem.value = null;
    const sent = settings.peek();
    const outcome = await saveSettings(sent, stored.peek().version);
    busy.value = false;
    if ("stored" in outcome) {
      collision.value = null;
      take(outcome.stored, sent);
      announce(outcome.stored.publish_error === null ? say().saved : say().saved_not_published);
    } else if ("collision" in outcome) {
      collision.value = outcome.collision;
    } else {
      problem.value = outcome.problem;
      wrong.value = { ...wrong.peek(), ...wrongOf(outcome.problem) };
    }
  };

  return {
    stored,
    settings,
    changes: computed(() => changedPaths(stored.value.settings, settings.value)),
    preview,
    wrong,
    busy,
    problem,
    collision,
    set: (path, value) => put(withValue(settings.peek(), path, value)),
    save,
    discard: () => put(stored.peek().settings),
    resolveConflict: (from, next) => {
      const { version, saved_at } = from;
      stored.value = { ...stored.peek(), version, saved_at, settings: from.settings };
      collision.value = null;
      put(next);
    },
    closeCollision: () => {
      collision.value = null;
    },
    take: (next) => take(next),
    start: () => {
      void refreshPreview();
      return () => {
        clearTimeout(timer);
        asked += 1;
      };
    },
  };
}
