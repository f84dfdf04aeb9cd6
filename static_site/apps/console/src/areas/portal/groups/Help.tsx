import { Group, Switch } from "../../../kit";
import type { Draft } from "../draft";
import { Text } from "../fields";
import { about, say } from "../words";

/** The support contact: both fields, or none. */
export function HelpGroup({ draft }: { draft: Draft }) {
  const { help } = say().groups;
  const { support } = draft.settings.value;
  const shown = support?.shown ?? false;
  return (
    <Group title={help.label} id="help" explanation={help.text}>
      <Switch
        {...about("support")}
        checked={shown}
        wrong={draft.wrong.value["support"]}
        onChange={(on) => draft.set("support", { email: "", phone: "", ...support, shown: on })}
      />
      {support !== null && (
        <div class="depends">
          <Text draft={draft} name="support.email" type="email" required={shown} />
          <Text draft={draft} name="support.phone" type="tel" required={shown} />
        </div>
      )}
    </Group>
  );
}
