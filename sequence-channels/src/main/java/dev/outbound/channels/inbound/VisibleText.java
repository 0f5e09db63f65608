package dev.outbound.channels.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the author of a mail wrote: without what they quote and without their signature. */
final class VisibleText {

    private static final int MAX_LINES = 2_000;
    private static final int LOOKED_AT = 1_000;

    private static final Pattern DIVIDER = Pattern.compile("(?iu)^[ *>]*(?:"
            + "[-_=—]{2,} ?(?:original|forwarded|ursprüngliche|original-?nachricht|weitergeleitete|message (?:d'origine|transféré|original)"
            + "|mensaje (?:original|reenviado)|mensagem (?:original|encaminhada)|messaggio (?:originale|inoltrato)|oorspronkelijk|doorgestuurd"
            + "|wiadomość oryginalna|oryginalna wiadomość|opprinnelig|ursprungligt|oprindelig|alkuperäinen|исходное|пересылаемое|původní|eredeti"
            + "|原始邮件|原始郵件|元のメッセージ|原文|转发|reply above|please reply above).{0,60}"
            + "|begin forwarded message:?|anfang der weitergeleiteten (?:nachricht|e-mail):?|début du message (?:réexpédié|transféré) ?:?|-+ ?reply above this line.*"
            + "|_{20,}|-{20,}|={20,})$");
    private static final Pattern HEADER_FROM = Pattern.compile(
            "(?iu)^[ *>]*(?:from|von|de|da|van|från|fra|lähettäjä|od|от|від|kimden|发件人|發件人|寄件者|差出人|보낸 사람)\\s*[:：]\\*?\\s*\\S.{1,300}$");
    private static final Pattern HEADER_MORE = Pattern.compile(
            "(?iu)^[ *>]*(?:from|sent|date|to|subject|gesendet|datum|an|betreff|von|envoyé(?: le)?|date|objet|à|enviado(?: el| em)?|para|asunto|assunto|fecha"
                    + "|inviato|oggetto|data|a|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne|lähetetty|vastaanottaja|aihe|wysłano|do|dw|temat|дата|кому|тема"
                    + "|отправлено|надіслано|odesláno|komu|předmět|发送时间|發送時間|收件人|抄送|主题|主旨|寄件日期|日付|送信日時|宛先|件名|보낸 날짜|받는 사람|제목|cc|kopie|reply-to|importance)\\s*[:：].*$");
    private static final Pattern SIGNATURE = Pattern.compile("^(?:--[ \\u00a0]?|__+|—\\s?)$");
    /** What telephones and mail programs write below a mail. */
    private static final Pattern SENT_FROM = Pattern.compile("(?iu)^[<(\\[*_]{0,2}(?:"
            + "sent (?:from|via|with|using) (?:my|mail|outlook|yahoo|proton|samsung|the |a |an |blackberry|gmail|aol|windows|hey|superhuman|spark)"
            + "|sent (?:on|by) (?:the go|my)|get outlook for|download outlook for|do you yahoo|envoyé (?:de|depuis|à partir|avec|par) "
            + "|(?:von|über) (?:meinem|mein|unterwegs|einem) .{0,60}(?:gesendet|verschickt)|gesendet (?:von|mit|aus|über)|diese nachricht wurde von (?:meinem|mein)"
            + "|enviado (?:desde|do|de|a partir) (?:mi|meu|outlook|yahoo|el|o |correo|e-mail|samsung|um)|inviato (?:da|dal|con) |verzonden (?:vanaf|met|vanuit|via) |verstuurd vanaf"
            + "|skickat från|sendt fra|lähetetty |wysłan[eoy] z|отправлено (?:с|из)|надіслано з|odesláno z|trimis de pe|iphone'?(?:um|dan)|iphoneから送信|从我的|發自我的|发自我的|나의 .{1,20}에서 보냄"
            + ").{0,100}$");

    private VisibleText() {}

    /** How Zoho heads a quote. */
    private static final Pattern HEADED =
            Pattern.compile("(?iu)^-{2,} ?.{5,300}(?:wrote|schrieb|a écrit|escribió|scritto|escreveu) ?-{2,}$");
    /** A day, a name and an address that stand above a quote. */
    private static final Pattern DAY_AND_ADDRESS =
            Pattern.compile("^(?:19|20)\\d\\d[-/.]\\d{1,2}[-/.]\\d{1,2} .{0,120}<\\S{1,100}@\\S{1,100}>$");

    private static final String TRACKER = "\u1427";

    /** Empty if its author wrote nothing of their own, or nothing that can be told from what they quote. */
    static String of(String text) {
        List<String> raw = lines(text);
        List<String> lines = raw.stream().map(VisibleText::looked).toList();
        var visible = new ArrayList<String>();
        boolean written = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(">") || line.equals(TRACKER)) {
                continue;
            }
            int attribution = Attribution.length(lines, i);
            if (attribution > 0) {
                // Above anything else it heads a quote that is answered below, whether or not the quote is marked.
                if (written && !Attribution.isFollowedByQuote(lines, i + attribution)) {
                    break;
                }
                i += attribution - 1;
                continue;
            }
            if (isEnd(lines, i, written)) {
                break;
            }
            written |= !line.isEmpty();
            visible.add(raw.get(i).stripTrailing());
        }
        return String.join("\n", visible).strip();
    }

    /** The visible text; all of it, where all of it looks quoted: nothing must get lost. */
    static String orAll(Mail mail) {
        return mail.visible().isEmpty() && !quotesOnly(mail.text())
                ? mail.text().strip()
                : mail.visible();
    }

    /** Whether it begins by saying who wrote the rest. */
    private static boolean quotesOnly(String text) {
        List<String> lines = lines(text).stream()
                .map(line -> line.replaceFirst("^[> \\t]+", "").strip())
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty()) {
                return Attribution.length(lines, i) > 0;
            }
        }
        return true;
    }

    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        for (String line : text.replace('\u00a0', ' ').replace('\u202f', ' ').split("\n", MAX_LINES + 1)) {
            if (lines.size() == MAX_LINES) {
                break;
            }
            lines.add(line);
        }
        return lines;
    }

    /** As much of a line as says what it is. */
    private static String looked(String line) {
        String stripped = line.strip();
        return stripped.length() > LOOKED_AT ? stripped.substring(0, LOOKED_AT) : stripped;
    }

    private static boolean isEnd(List<String> lines, int at, boolean written) {
        String line = lines.get(at);
        if (line.isEmpty() || line.length() > 400) {
            return false;
        }
        return DIVIDER.matcher(line).matches()
                || HEADED.matcher(line).matches()
                || (DAY_AND_ADDRESS.matcher(line).matches() && isFollowedByQuote(lines, at + 1))
                || SIGNATURE.matcher(line).matches()
                || (written && SENT_FROM.matcher(line).matches())
                || isHeaderBlock(lines, at);
    }

    private static boolean isFollowedByQuote(List<String> lines, int from) {
        return lines.subList(from, Math.min(lines.size(), from + 3)).stream()
                .filter(line -> !line.isEmpty())
                .findFirst()
                .filter(line -> line.startsWith(">") || line.startsWith("|"))
                .isPresent();
    }

    private static boolean isHeaderBlock(List<String> lines, int at) {
        if (!HEADER_FROM.matcher(lines.get(at)).matches()) {
            return false;
        }
        long more = lines.subList(at + 1, Math.min(lines.size(), at + 8)).stream()
                .filter(line -> line.length() < 400 && HEADER_MORE.matcher(line).matches())
                .count();
        return more >= 2;
    }
}
