import { Group } from "../../../kit";
import type { Draft } from "../draft";
import { Text } from "../fields";
import { say } from "../words";

/** The texts of the sign-in page. */
export function TextsGroup({ draft }: { draft: Draft }) {
  const { texts } = say().groups;
  return (
    <Group title={texts.label} id="texts" explanation={texts.text}>
      <Text draft={draft} name="title" />
      <Text draft={draft} name="subtitle" />
      <Text draft={draft} name="prompt" />
      <Text draft={draft} name="requirements" lines={3} max={4000} />
      <Text draft={draft} name="terms" lines={6} max={4000} />
      <Text draft={draft} name="landing" lines={4} max={4000} />
    </Group>
  );
}
