import "@ventanilla/ui/styles/tickets.css";
import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import type { NoticePreferences, Session } from "@ventanilla/api/types";
import { fill } from "@ventanilla/i18n";
import { Field } from "@ventanilla/ui/field";
import { useLoad } from "@ventanilla/ui/load";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { Skeleton } from "@ventanilla/ui/states";
import { config, path } from "../../portal";
import { api } from "../../session";
import { PageHead } from "../PageHead";
import { say } from "./words";

type Way = NoticePreferences["ways"][number];
type Channel = "email" | "sms";

const { http, signedIn, at, header } = api;

const showPreferences = () =>
  signedIn((signal) => http.GET("/portal/{tenant}/notices/preferences", { params: { path: at }, signal }));

const savePreferences = ({ ways, quiet_from, quiet_until, time_zone }: NoticePreferences) =>
  signedIn((signal) =>
    http.PUT("/portal/{tenant}/notices/preferences", {
      params: { path: at, header },
      body: {
        ways: ways.map(({ kind, email, sms }) => ({ kind, email, sms })),
        quiet_from,
        quiet_until,
        time_zone,
      },
      signal,
    }),
  );

/** By which ways the customer is told, kind by kind, and at which hours they are left in peace. */
export function PreferencesPage({ session }: { session: Session | null }) {
  const { preferences: words, title } = say();
  const { value, problem, reload } = useLoad("preferences", showPreferences);
  return (
    <>
      <a class="back" href={path("avisos")}>
        {title}
      </a>
      <PageHead title={words.title} />
      {value.value === null && problem.value === null && (
        <section class="card">
          <Skeleton kind="row" count={6} />
        </section>
      )}
      {problem.value && <ProblemNotice problem={problem.value} onRetry={reload} />}
      {value.value && (
        // Another one, or the same as somebody else left it, begins anew.
        <Form key={JSON.stringify(value.value)} stored={value.value} viewed={Boolean(session?.viewed_by)} />
      )}
    </>
  );
}

function Form({ stored, viewed }: { stored: NoticePreferences; viewed: boolean }) {
  const { preferences: words } = say();
  const draft = useSignal(stored);
  const saved = useSignal(false);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const change = (changes: Partial<NoticePreferences>) => {
    draft.value = { ...draft.peek(), ...changes };
    saved.value = false;
  };
  const set = (kind: Way["kind"], channel: Channel, on: boolean) =>
    change({
      ways: draft.peek().ways.map((way) => (way.kind === kind ? { ...way, [channel]: on } : way)),
    });
  const save = async () => {
    if (busy.value) {
      return;
    }
    busy.value = true;
    problem.value = null;
    const result = await savePreferences(draft.peek());
    busy.value = false;
    if (result.ok) {
      draft.value = result.value;
      saved.value = true;
    } else {
      problem.value = result.problem;
    }
  };
  const quiet = draft.value.quiet_from !== draft.value.quiet_until;
  return (
    <form
      class="preferences"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <section class="card">
        <p class="soft">{fill(words.text, { name: config.name })}</p>
        {!stored.has_email && <p class="notice">{words.no_email}</p>}
        <ul class="list ways">
          {draft.value.ways.map((way) => (
            <WayRow
              key={way.kind}
              way={way}
              channels={[
                { channel: "email", here: stored.has_email },
                { channel: "sms", here: stored.has_mobile },
              ]}
              locked={viewed}
              onSet={set}
            />
          ))}
        </ul>
      </section>
      <section class="card">
        <h2>{words.quiet}</h2>
        <p class="soft" id="quiet-hint">
          {words.quiet_text}
        </p>
        <label class="switch-line">
          <input
            type="checkbox"
            checked={quiet}
            disabled={viewed}
            onChange={({ currentTarget: { checked } }) =>
              change(
                checked
                  ? { quiet_from: "22:00", quiet_until: "08:00" }
                  : { quiet_from: "00:00", quiet_until: "00:00" },
              )
            }
          />
          {words.quiet_on}
        </label>
        {quiet && (
          <div class="inline">
            <Clock
              name="quiet_from"
              label={words.from}
              value={draft.value.quiet_from}
              locked={viewed}
              onSet={change}
            />
            <Clock
              name="quiet_until"
              label={words.until}
              value={draft.value.quiet_until}
              locked={viewed}
              onSet={change}
            />
          </div>
        )}
        <div class="field">
          <label for="time_zone">{words.zone}</label>
          <select
            class="input"
            id="time_zone"
            value={draft.value.time_zone}
            disabled={viewed}
            onChange={({ currentTarget: { value } }) => change({ time_zone: value })}
          >
            {zones(stored.time_zone).map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll("_", " ")}
              </option>
            ))}
          </select>
        </div>
      </section>
      {problem.value && <ProblemNotice problem={problem.value} onRetry={() => void save()} />}
      <div role="status">{saved.value && <p class="notice success">{words.saved}</p>}</div>
      {!viewed && (
        <button type="submit" class="button primary wide" aria-disabled={busy.value || undefined}>
          {words.save}
        </button>
      )}
    </form>
  );
}

interface WayRowProps {
  way: Way;
  channels: readonly { readonly channel: Channel; readonly here: boolean }[];
  locked: boolean;
  onSet: (kind: Way["kind"], channel: Channel, on: boolean) => void;
}

/** One kind of notice. What the business decides is shown, and cannot be ticked. */
function WayRow({ way, channels, locked, onSet }: WayRowProps) {
  const { preferences: words } = say();
  return (
    <li class="row">
      <fieldset class="row-main">
        <legend>{words.kinds[way.kind]}</legend>
        <div class="inline">
          {channels.map(({ channel, here }) => (
            <label key={channel} class="switch-line">
              <input
                type="checkbox"
                name={`${way.kind}.${channel}`}
                checked={way[channel] && here}
                disabled={locked || !here || !(way.choice || (way.left && channel === "email"))}
                onChange={({ currentTarget: { checked } }) => onSet(way.kind, channel, checked)}
              />
              {words[channel]}
            </label>
          ))}
        </div>
        {way.left && <span class="soft">{words.left}</span>}
        {!way.choice && !way.left && <span class="soft">{words.fixed}</span>}
      </fieldset>
    </li>
  );
}

interface ClockProps {
  name: "quiet_from" | "quiet_until";
  label: string;
  value: string;
  locked: boolean;
  onSet: (changes: Partial<NoticePreferences>) => void;
}

/** A time of day. An emptied field keeps what was there: there is no such hour to save. */
function Clock({ name, label, value, locked, onSet }: ClockProps) {
  return (
    <Field
      name={name}
      label={label}
      type="time"
      required
      value={value}
      disabled={locked}
      onChange={({ currentTarget }) => {
        if (currentTarget.value === "") {
          currentTarget.value = value;
        } else {
          onSet({ [name]: currentTarget.value.slice(0, 5) });
        }
      }}
    />
  );
}

/** Every zone that the browser knows, with the stored one and the one that the browser is in. */
function zones(stored: string): readonly string[] {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set([stored, here, ...Intl.supportedValuesOf("timeZone")])].sort();
}
