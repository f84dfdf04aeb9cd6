import { Check, Dialog } from "../../kit";
import { shortcutsOn, setShortcuts } from "./shortcuts";
import { say } from "./words";

const keys = ["j", "k", "Enter", "r", "n", "a", "c", "?"] as const;

/** The keyboard shortcuts, and a switch that disables them. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const words = say().keys;
  return (
    <Dialog id="keys" title={words.title} onClose={onClose}>
      <dl class="keys">
        {keys.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words.list[key]}</dd>
          </div>
        ))}
      </dl>
      <Check name="keys-on" label={words.on} checked={shortcutsOn.value} onChange={setShortcuts} />
    </Dialog>
  );
}
