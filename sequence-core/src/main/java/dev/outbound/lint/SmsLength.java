package dev.outbound.lint;

import java.util.Optional;

/**
 * How a text is cut for the network. In the GSM alphabet one message holds 160 characters, or 153 in each of several; a
 * single character outside of it makes the whole text UCS-2, with 70 and 67.
 *
 * @param units characters as the encoding counts them: the GSM extension and characters beyond 16 bits count twice
 * @param segments how many messages are sent and billed
 * @param culprit the first character the GSM alphabet lacks
 */
public record SmsLength(Encoding encoding, int units, int segments, Optional<String> culprit) {

    /** The alphabet a text is sent in. */
    public enum Encoding {
        GSM_7(160, 153),
        UCS_2(70, 67);

        private final int alone;
        private final int each;

        Encoding(int alone, int each) {
            this.alone = alone;
            this.each = each;
        }
    }

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "^{}\\[~]|€\f";

    /** Measures a text as it is sent. */
    public static SmsLength of(String text) {
        Optional<String> culprit = text.codePoints()
                .filter(c -> BASIC.indexOf(c) < 0 && EXTENSION.indexOf(c) < 0)
                .mapToObj(Character::toString)
                .findFirst();
        Encoding encoding = culprit.isPresent() ? Encoding.UCS_2 : Encoding.GSM_7;
        int[] widths = text.codePoints().map(c -> width(c, encoding)).toArray();
        int units = 0;
        int segments = 1;
        int filled = 0;
        for (int width : widths) {
            units += width;
            boolean fits = filled + width <= encoding.each;
            segments += fits ? 0 : 1;
            filled = fits ? filled + width : width;
        }
        return new SmsLength(encoding, units, units <= encoding.alone ? 1 : segments, culprit);
    }

    private static int width(int c, Encoding encoding) {
        return encoding == Encoding.UCS_2 ? Character.charCount(c) : EXTENSION.indexOf(c) < 0 ? 1 : 2;
    }
}
