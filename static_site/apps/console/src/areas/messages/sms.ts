/** The GSM alphabet, 160 characters per SMS (3GPP TS 23.038, 6.2.1); any other character makes it UCS-2 with 70. */
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** These count as two. */
const EXTENDED = new Set("\f^{}\\[~]|€");

export interface SmsSize {
  /** The length in characters of its alphabet. */
  readonly letters: number;
  /** The number of SMS it is sent and billed as. */
  readonly segments: number;
  /** The characters that make it UCS-2; empty if none does. */
  readonly costly: string;
}

/** The length of a text as SMS. */
export function smsSize(text: string): SmsSize {
  const letters = Array.from(text);
  const costly = [...new Set(letters.filter((letter) => !BASIC.has(letter) && !EXTENDED.has(letter)))].join(
    "",
  );
  const size =
    costly === "" ? letters.reduce((sum, letter) => sum + (EXTENDED.has(letter) ? 2 : 1), 0) : text.length;
  const [alone, together] = costly === "" ? [160, 153] : [70, 67];
  return { letters: size, segments: size <= alone ? 1 : Math.ceil(size / together), costly };
}
