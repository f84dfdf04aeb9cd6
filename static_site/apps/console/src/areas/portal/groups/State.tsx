import { fill } from "@ventanilla/i18n";
import { announce, Copy, Group, moment, ProblemBox, SettingRow, useAction } from "../../../kit";
import { publishAgain } from "../api";
import type { Draft } from "../draft";
import { OnOff, Text } from "../fields";
import { about, say } from "../words";

/** Whether the portal is active, its address, and the code that embeds it. */
export function StateGroup({ draft, readOnly = false }: { draft: Draft; readOnly?: boolean }) {
  const { state } = say().groups;
  const { portal_url, iframe_code, script_code } = draft.stored.value;
  return (
    <Group title={state.label} id="state" explanation={state.text}>
      <fieldset class="portal-form" disabled={readOnly}>
        <legend class="visually-hidden">{state.label}</legend>
        <Status draft={draft} />
        <OnOff draft={draft} name="active" />
        <Text draft={draft} name="name" max={120} required />
      </fieldset>
      <Code name="portal_url" text={portal_url} />
      <Code name="iframe_code" text={iframe_code} lines={3} />
      <Code name="script_code" text={script_code} lines={3} />
    </Group>
  );
}

function Code({
  name,
  text,
  lines,
}: {
  name: "portal_url" | "iframe_code" | "script_code";
  text: string;
  lines?: number;
}) {
  const row = about(name);
  return (
    <SettingRow {...row} several>
      <Copy label={row.label} text={text} {...(lines ? { lines } : {})} />
    </SettingRow>
  );
}

function Status({ draft }: { draft: Draft }) {
  const action = useAction();
  const words = say().state;
  const { published_version, published_at, publish_error } = draft.stored.value;
  const again = async () => {
    const stored = await action.run(publishAgain);
    if (stored !== null) {
      draft.take(stored);
      announce(stored.publish_error === null ? say().published : say().saved_not_published);
    }
  };
  return (
    <SettingRow {...about("status")} several>
      <p id="status" tabIndex={-1}>
        {published_at === null
          ? words.never
          : fill(words.live, { version: String(published_version), at: moment(published_at) })}
      </p>
      {publish_error !== null && (
        <div class="notice danger" role="alert">
          <p>{words.failed}</p>
          <button
            type="button"
            class="button"
            aria-disabled={action.busy.value || undefined}
            onClick={() => void again()}
          >
            {words.again}
          </button>
        </div>
      )}
      {action.problem.value && <ProblemBox problem={action.problem.value} onRetry={() => void again()} />}
    </SettingRow>
  );
}
