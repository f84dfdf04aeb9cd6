import { Group, Select } from "../../../kit";
import { ColourField } from "../ColourField";
import type { Draft } from "../draft";
import { Text } from "../fields";
import { ImageField } from "../ImageField";
import { ListField } from "../ListField";
import { about, say } from "../words";

const typefaces = [
  "system",
  "humanist",
  "serif",
  "rounded",
  "inter",
  "source-sans",
  "nunito",
  "montserrat",
  "lora",
  "atkinson",
] as const;

/** The branding of the portal and its documents. */
export function BrandGroup({ draft }: { draft: Draft }) {
  const { groups, options } = say();
  return (
    <Group title={groups.brand.label} id="brand" explanation={groups.brand.text}>
      <ImageField draft={draft} purpose="logo" />
      <ColourField draft={draft} name="branding.colour" />
      <ColourField draft={draft} name="branding.page_background" />
      <ImageField draft={draft} purpose="background" />
      <ImageField draft={draft} purpose="favicon" />
      <Select
        {...about("branding.typeface")}
        options={typefaces.map((value) => ({ value, label: options.typeface[value] }))}
        value={draft.settings.value.branding.typeface}
        onChange={(value) => draft.set("branding.typeface", value)}
      />
      <ListField draft={draft} name="issuer.address" placeholder="Av. San Martín 1450" max={4} ordered />
      <Text draft={draft} name="issuer.tax_id" />
    </Group>
  );
}
