/** The letters that an SMS has room for 160 of (3GPP TS 23.038, 6.2.1); any other makes it a UCS-2 one of 70. */
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** These take the room of two. */
const EXTENDED = new Set("\f^{}\\[~]|€");

export interface SmsSize {
  /** How much room the text takes, in letters of its alphabet. */
  readonly letters: number;
  /** As how many SMS it is sent, and paid for. */
  readonly segments: number;
  /** The letters for which it takes an alphabet of 70 instead of 160 to an SMS; empty where it does not. */
  readonly costly: string;
}

/** How long a text is as an SMS. */
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
