import { Group } from "../../../kit";
import type { Draft } from "../draft";
import { Text, Whole } from "../fields";
import { say } from "../words";

/** The default options of contracts. */
export function ContractsGroup({ draft }: { draft: Draft }) {
  const { contracts } = say().groups;
  return (
    <Group title={contracts.label} id="contracts" explanation={contracts.text}>
      <Text draft={draft} name="contracts.consent" lines={4} max={1000} />
      <Whole draft={draft} name="contracts.due_days" least={1} most={365} />
      <Whole draft={draft} name="contracts.remind_days" least={0} most={60} />
    </Group>
  );
}
